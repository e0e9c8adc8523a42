package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Coefficient;
import org.kutta.generator.plan.Origin;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.plan.Term;

/**
 * The coefficients of a class, each by its own name: constants, or fields that the constructor
 * computes from parameters. Zeros and ones need none.
 */
final class Coefficients {

  private final CoefficientValues values;
  private final CoefficientNames names;
  private final Map<Origin, Coefficient> named = new LinkedHashMap<>();

  Coefficients(Collection<StepProgram> programs, CoefficientValues values) {
    this.values = values;
    List<Term> terms = programs.stream().flatMap(StepProgram::terms).toList();
    terms.forEach(this::collect);
    this.names = new CoefficientNames(named.keySet(), terms);
  }

  private void collect(Term term) {
    Coefficient coefficient = term.coefficient().unsigned();
    boolean isUnit = values.constant(coefficient).filter(x -> x.abs().isOne()).isPresent();
    if (!isUnit) {
      named.putIfAbsent(coefficient.origin(), coefficient);
    }
  }

  /** Returns whether coefficients belong to an instance, and so do equations of stages. */
  boolean arePerInstance() {
    return values.arePerInstance();
  }

  private Coefficient coefficient(Origin origin) {
    return Objects.requireNonNull(named.get(origin));
  }

  private boolean isConstant(Coefficient coefficient) {
    return values.constant(coefficient).isPresent();
  }

  /** Returns the fields: constants, then what the constructor computes. */
  List<FieldSpec> fields() {
    List<Origin> ordered = names.ordered();
    Set<FieldSpec> fields = new LinkedHashSet<>();
    for (boolean constant : new boolean[] {true, false}) {
      ordered.stream()
          .filter(origin -> isConstant(coefficient(origin)) == constant)
          .forEach(origin -> fields.add(field(origin)));
    }
    return List.copyOf(fields);
  }

  private FieldSpec field(Origin origin) {
    Optional<Real> constant = values.constant(coefficient(origin));
    FieldSpec.Builder field = FieldSpec.builder(TypeName.DOUBLE, name(origin), Modifier.PRIVATE);
    Optional<String> value =
        constant.map(Real::toShortString).or(() -> values.expression(origin).shortForm());
    String equation = names.equation(origin) + value.map(words -> " = " + words).orElse("");
    field.addJavadoc("$L.", Text.code(equation));
    constant.ifPresent(
        x -> field.addModifiers(Modifier.STATIC).initializer(Text.literal(x.toDouble())));
    return field.addModifiers(Modifier.FINAL).build();
  }

  private String name(Origin origin) {
    return isConstant(coefficient(origin)) ? names.constant(origin) : names.variable(origin);
  }

  /** Returns the statements that compute the fields from the parameters. */
  CodeBlock assignments() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (Origin origin : computed()) {
      CoefficientValues.Expression value = values.expression(origin);
      code.add(Text.explained(names.symbol(origin), value.words(), value.java()));
      code.addStatement("this.$N = $L", names.variable(origin), value.java());
    }
    return code.build();
  }

  /** Returns the sum of all fields that the constructor computes, if there are any. */
  Optional<CodeBlock> sum() {
    return computed().stream()
        .map(origin -> CodeBlock.of("this.$N", names.variable(origin)))
        .reduce((x, y) -> CodeBlock.of("$L$W+ $L", x, y));
  }

  private List<Origin> computed() {
    return names.ordered().stream().filter(origin -> !isConstant(coefficient(origin))).toList();
  }

  /** Returns the code of what a vector is multiplied by. */
  CodeBlock factor(Term term) {
    Coefficient coefficient = term.coefficient().unsigned();
    boolean negative = term.coefficient().origin().isNegative();
    String name = "";
    if (named.containsKey(coefficient.origin())) {
      name = name(coefficient.origin());
    } else {
      negative ^= values.constant(coefficient).orElseThrow().signum() < 0;
    }
    String factors = term.timesH() ? (name.isEmpty() ? "h" : "h * " + name) : name;
    return CodeBlock.of("$L$L", negative ? "-" : "", factors.isEmpty() ? "1" : factors);
  }

  /** Returns, separated by commas, numbers of which the largest is the norm of a block of A. */
  CodeBlock norms(Solve block) {
    boolean constant =
        block.rows().stream()
            .flatMap(List::stream)
            .allMatch(entry -> entry.isZero() || isConstant(entry));
    if (constant) {
      return CodeBlock.of("$L", Text.literal(block.norm().toDouble()));
    }
    Set<CodeBlock> sums = new LinkedHashSet<>();
    for (List<Coefficient> row : block.rows()) {
      List<CodeBlock> magnitudes =
          row.stream().filter(entry -> !entry.isZero()).map(this::magnitude).toList();
      sums.add(CodeBlock.join(magnitudes, "$W+ "));
    }
    return CodeBlock.join(sums, ",$W");
  }

  private CodeBlock magnitude(Coefficient entry) {
    return values
        .constant(entry)
        .map(value -> CodeBlock.of("$L", Text.literal(value.abs().toDouble())))
        .orElseGet(() -> CodeBlock.of("Math.abs(this.$N)", names.variable(entry.origin())));
  }

  /** Returns, separated by commas, the abscissae whose polynomial extrapolates; may be none. */
  CodeBlock nodes(Solve block) {
    return block.nodes().stream()
        .filter(node -> values.areOfCollocation())
        .map(
            node ->
                values
                    .constant(node)
                    .map(value -> Text.literal(value.toDouble()))
                    .orElseGet(() -> values.expression(node.origin()).java()))
        .map(code -> CodeBlock.of("$L", code))
        .collect(CodeBlock.joining(",$W"));
  }
}

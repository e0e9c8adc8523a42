package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.Formula;
import org.kutta.generator.family.Formulas;
import org.kutta.generator.plan.PlannedFamily;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Structure;

/** A family: its builder takes parameters, of which the constructor computes coefficients. */
final class FamilySubject implements Subject {

  /** Names of generated code that a parameter must not hide. */
  private static final List<String> TAKEN =
      List.of(
          "solver", "facts", "Math", "Double", "String", "List", "OptimizerBuilder", "StageSolver");

  private final PlannedFamily planned;
  private final Family family;
  private final FamilyDomain domain;
  private final NameAllocator names = new NameAllocator();

  FamilySubject(PlannedFamily planned) {
    this.planned = planned;
    this.family = planned.family();
    TAKEN.forEach(names::newName);
    family.names().forEach(name -> names.newName(name, name));
    family.formulas().lets().keySet().forEach(name -> names.newName(name, name));
    this.domain = new FamilyDomain(family, names::get);
  }

  @Override
  public CoefficientValues values() {
    return new FamilyValues(planned, names::get);
  }

  @Override
  public CodeBlock paragraphs() {
    CodeBlock.Builder doc = CodeBlock.builder();
    doc.add(
        "<p>A family of $L methods, $L,\nproved for all values of its parameters: $L",
        adjective(),
        Text.count(planned.stages(), "stage"),
        Text.javadoc(planned.proved().summary()));
    for (FamilyOrder order : planned.proved().embedded()) {
      doc.add(";\nembedded weights $L", Text.javadoc(order.summary(family.names())));
    }
    doc.add(".\n\n<p>Parameters: $L.\n\n", Text.code(domain.words()));
    List<String> lines = FamilyText.lines(family, Text.JAVADOC_COLUMNS);
    return doc.add(Text.preformatted(lines)).build();
  }

  private String adjective() {
    return switch (planned.structure()) {
      case EXPLICIT -> "explicit";
      case DIRK -> "diagonally implicit";
      case SDIRK, ESDIRK -> "singly diagonally implicit";
      case IMPLICIT -> "implicit";
    };
  }

  @Override
  public CodeBlock abscissae() {
    return family.tableau().c().stream().map(this::java).collect(CodeBlock.joining(",$W"));
  }

  @Override
  public String orderWords() {
    return "Proved, for all parameters: the error is O(h^(ORDER + 1)).";
  }

  @Override
  public String intervalWords() {
    return "Largest stable learning rate times curvature, for all parameters.";
  }

  @Override
  public String referenceWords() {
    return "Where the family was published.";
  }

  @Override
  public List<FieldSpec> constants(Facts facts) {
    return List.of();
  }

  @Override
  public List<MethodSpec> methods(
      ClassName type, Coefficients coefficients, CodeBlock assignments, Facts facts) {
    return List.of(
        constructor(coefficients, assignments),
        builder(type),
        factsMethod(facts),
        domain.requirement(parameters()));
  }

  private boolean isExplicit() {
    return planned.structure() == Structure.EXPLICIT;
  }

  private List<ParameterSpec> parameters() {
    return family.names().stream()
        .map(name -> ParameterSpec.builder(TypeName.DOUBLE, names.get(name)).build())
        .toList();
  }

  private String arguments() {
    return family.names().stream().map(names::get).collect(Collectors.joining(", "));
  }

  private MethodSpec constructor(Coefficients coefficients, CodeBlock assignments) {
    CodeBlock.Builder body =
        CodeBlock.builder().addStatement("super(facts$L)", isExplicit() ? "" : ", solver");
    family.formulas().lets().forEach((name, formula) -> body.add(let(name, formula)));
    body.add(assignments);
    if (!family.divisors().isEmpty()) {
      // A sum is finite only if all its terms are.
      coefficients
          .sum()
          .ifPresent(
              sum ->
                  body.beginControlFlow("if (!Double.isFinite($L))", sum)
                      .addStatement(
                          "throw new $T(\nfacts.name() + $S)",
                          IllegalArgumentException.class,
                          " has no finite coefficients: it divides by zero, or nearly so")
                      .endControlFlow());
    }
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeTypes.FACTS, "facts")
        .addParameters(Subject.solver(planned.structure()))
        .addParameters(parameters())
        .addCode(body.build())
        .build();
  }

  private CodeBlock let(String name, Formula formula) {
    String java = FormulaText.java(formula, names::get);
    return Text.explained(name, FormulaText.words(formula), java).toBuilder()
        .addStatement("double $N = $L", names.get(name), java)
        .build();
  }

  private MethodSpec builder(ClassName type) {
    return MethodSpec.methodBuilder("builder")
        .addJavadoc(
            "Returns a builder of optimizers that step with a method of this family.\n\n$L",
            domain.throwsTag())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.BUILDER)
        .addParameters(parameters())
        .addStatement("$T facts = facts($L)", RuntimeTypes.FACTS, arguments())
        .addStatement(
            "return $T.$L(facts, $L -> new $T(facts$L, $L))",
            RuntimeTypes.BUILDER,
            Subject.factory(planned.structure()),
            isExplicit() ? "()" : "solver",
            type,
            isExplicit() ? "" : ", solver",
            arguments())
        .build();
  }

  private MethodSpec factsMethod(Facts facts) {
    boolean isConstant = planned.realInterval().isPresent();
    String local = names.newName("realStability");
    CodeBlock interval = CodeBlock.of("$L", isConstant ? "REAL_STABILITY" : local);
    return MethodSpec.methodBuilder("facts")
        .addJavadoc("Returns what was proved of a method of this family.\n\n$L", domain.throwsTag())
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.FACTS)
        .addParameters(parameters())
        .addStatement("requireDomain($L)", arguments())
        .addCode(isConstant ? CodeBlock.of("") : stabilityCode(local))
        .addStatement("return $L", facts.of(nameCode(), interval))
        .build();
  }

  /** R(z) depends on the parameters, and so does the interval; the runtime finds it. */
  private CodeBlock stabilityCode(String local) {
    return isExplicit() ? polynomialCode(local) : quotientCode(local);
  }

  private CodeBlock polynomialCode(String local) {
    CodeBlock coefficientList =
        planned.stability().stream().map(this::java).collect(CodeBlock.joining(",$W"));
    return CodeBlock.builder()
        .add("// R(z) = $L\n", stabilityText())
        .addStatement(
            "double $N = $T.realInterval($L)",
            local,
            RuntimeTypes.STABILITY_POLYNOMIAL,
            coefficientList)
        .build();
  }

  private CodeBlock quotientCode(String local) {
    List<CodeBlock> rows = family.tableau().a().stream().map(this::array).toList();
    return CodeBlock.builder()
        .add("// R(z) = det(I - z A + z 1 b^T) / det(I - z A)\n")
        .addStatement(
            "double $N = $T.realInterval(\nnew double[][] {$L},\nnew double[] $L)",
            local,
            RuntimeTypes.STABILITY_QUOTIENT,
            CodeBlock.join(rows, ",$W"),
            array(family.tableau().b()))
        .build();
  }

  private CodeBlock array(List<RationalFunction> row) {
    return row.stream().map(this::java).collect(CodeBlock.joining(",$W", "{", "}"));
  }

  private CodeBlock java(RationalFunction f) {
    return CodeBlock.of("$L", FormulaText.java(Formulas.of(f, family.names()), names::get));
  }

  private String stabilityText() {
    List<RationalFunction> beta = planned.stability();
    List<String> terms = new ArrayList<>();
    for (int k = 0; k < beta.size(); k++) {
      if (!beta.get(k).isZero()) {
        String power = k == 0 ? "" : k == 1 ? " z" : " z^" + k;
        terms.add("(" + family.write(beta.get(k)) + ")" + power);
      }
    }
    return String.join(" + ", terms);
  }

  private CodeBlock nameCode() {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int k = 0; k < family.names().size(); k++) {
      String name = family.names().get(k);
      String before = k == 0 ? family.name() + "(" : ", ";
      code.add(k == 0 ? "$S + $N" : " + $S + $N", before + name + " = ", names.get(name));
    }
    return code.add(" + $S", ")").build();
  }
}

package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.kutta.generator.emit.OptimizerWriter.Step;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.Family.FamilyParameter;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.FamilyStability;
import org.kutta.generator.family.Formulas;
import org.kutta.generator.family.ParameterDomain;
import org.kutta.generator.family.ParameterDomain.Bound;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.PlannedFamily;
import org.kutta.generator.plan.StepPlan;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * Writes the optimizer class of a proved family: its builder takes the parameters. The plan is that
 * of a generic member, which has the zeros that all members share.
 */
public final class FamilyWriter {

  /** Names of generated code that a parameter must not hide. */
  private static final List<String> TAKEN =
      List.of("settings", "facts", "Math", "Double", "String", "List", "OptimizerBuilder");

  /** Tags the local variable for the real interval; no name, which a parameter could have too. */
  private static final Object INTERVAL = new Object();

  private final ProvedFamily proved;
  private final Family family;
  private final ClassName type;
  private final Provenance provenance;
  private final StepPlan plan;
  private final List<Step> steps;
  private final Structure structure;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<FieldSpec> equations = new ArrayList<>();
  private final int plannedStages;
  private final CodeBlock assignments;
  private final FamilyCoefficients coefficients;
  private final NameAllocator names = new NameAllocator();

  /** Where the stability function is the same for all members, its real interval. */
  private final Optional<Double> realStability;

  private FamilyWriter(PlannedFamily planned, String packageName, Provenance provenance) {
    this.proved = planned.proved();
    this.family = proved.family();
    this.type = ClassName.get(packageName, proved.name());
    this.provenance = provenance;
    Tableau<Real> generic = family.generic();
    this.plannedStages = generic.stages();
    this.steps = OptimizerWriter.steps(planned.plans());
    this.plan = steps.get(0).plan();
    this.structure = generic.structure();
    this.coefficients =
        new FamilyCoefficients(family, steps.stream().map(Step::plan).toList(), names::get);
    TAKEN.forEach(names::newName);
    family.names().forEach(name -> names.newName(name, name));
    family.formulas().lets().keySet().forEach(name -> names.newName(name, name));
    this.realStability = planned.realInterval();
    this.assignments = isExplicit() ? writeSteps() : writeImplicitSteps();
  }

  private boolean isExplicit() {
    return structure == Structure.EXPLICIT;
  }

  private CodeBlock writeSteps() {
    for (Step step : steps) {
      StepMethodWriter writer = new StepMethodWriter(step.plan(), coefficients);
      methods.addAll(writer.write(step.name(), OptimizerWriter.costs(step.plan())));
    }
    return coefficients.assignments();
  }

  private CodeBlock writeImplicitSteps() {
    ImplicitMethods writer = new ImplicitMethods(type, coefficients);
    steps.forEach(step -> writer.add(step.name(), OptimizerWriter.costs(step.plan()), step.plan()));
    equations.addAll(writer.equations());
    if (!plan.startsWithStage(1)) {
      methods.add(OptimizerWriter.firstStageIsElsewhere());
    }
    writer.stageVectors(plannedStages).ifPresent(methods::add);
    methods.addAll(writer.methods());
    return CodeBlock.builder().add(coefficients.assignments()).add(writer.assignments()).build();
  }

  /**
   * Returns the source of the family's class.
   *
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static GeneratedSource write(
      PlannedFamily family, String packageName, Provenance provenance, boolean annotate) {
    TypeSpec type = new FamilyWriter(family, packageName, provenance).type(annotate);
    return OptimizerWriter.source(packageName, type);
  }

  private List<RationalFunction> stability() {
    return FamilyStability.coefficients(family.tableau());
  }

  private TypeSpec type(boolean annotate) {
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(type)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(isExplicit() ? RuntimeTypes.OPTIMIZER : RuntimeTypes.IMPLICIT_OPTIMIZER)
            .addJavadoc(javadoc());
    if (annotate) {
      builder.addAnnotation(OptimizerWriter.generated());
    }
    builder.addFields(publicConstants()).addFields(coefficients.fields()).addFields(equations);
    builder.addMethod(constructor()).addMethod(builderMethod()).addMethod(factsMethod());
    builder.addMethod(requireDomain());
    return builder.addMethods(methods).build();
  }

  private CodeBlock javadoc() {
    CodeBlock.Builder doc = CodeBlock.builder();
    String title = Text.javadoc(family.title());
    doc.add("$L$L\n\n", title, title.endsWith(".") ? "" : ".");
    doc.add(
        "<p>A family of $L methods, $L,\nproved for all values of its parameters: $L",
        adjective(),
        OptimizerWriter.count(family.tableau().stages(), "stage"),
        Text.javadoc(proved.summary()));
    for (FamilyOrder order : proved.embedded()) {
      doc.add(";\nembedded weights $L", Text.javadoc(order.summary(family.names())));
    }
    doc.add(".\n\n<pre>\n");
    doc.add("$L\n\n", Text.javadoc(domains()));
    FamilyText.lines(family).forEach(line -> doc.add("$L\n", Text.javadoc(line)));
    doc.add("</pre>\n\n");
    if (!family.reference().isEmpty()) {
      doc.add("<p>Reference: $L\n\n", Text.javadoc(family.reference()));
    }
    doc.add(
        "<p>Generated from $L, SHA-256 $L.\n", Text.javadoc(provenance.file()), provenance.hash());
    return doc.build();
  }

  private String adjective() {
    return switch (structure) {
      case EXPLICIT -> "explicit";
      case DIRK -> "diagonally implicit";
      case SDIRK, ESDIRK -> "singly diagonally implicit";
      case IMPLICIT -> "implicit";
    };
  }

  private String domains() {
    return family.parameters().stream()
        .map(parameter -> parameter.domain().toString(parameter.name(), family.names()))
        .collect(Collectors.joining(", "));
  }

  private List<FieldSpec> publicConstants() {
    List<FieldSpec> constants = new ArrayList<>();
    constants.add(
        OptimizerWriter.constant(
                TypeName.INT, "ORDER", "Proved, for all parameters: the error is O(h^(ORDER + 1)).")
            .initializer("$L", proved.order().order())
            .build());
    constants.add(
        OptimizerWriter.constant(TypeName.INT, "STAGES", "Stages of the tableau.")
            .initializer("$L", family.tableau().stages())
            .build());
    constants.add(
        OptimizerWriter.constant(
                TypeName.INT, "EVALUATIONS", OptimizerWriter.evaluations(isExplicit()))
            .initializer("$L", plan.evaluations())
            .build());
    realStability.ifPresent(
        x ->
            constants.add(
                OptimizerWriter.constant(
                        TypeName.DOUBLE,
                        "REAL_STABILITY",
                        "Largest stable learning rate times curvature, for all parameters.")
                    .initializer("$L", Text.literal(x))
                    .build()));
    constants.add(
        OptimizerWriter.constant(
                ClassName.get(String.class), "REFERENCE", "Where the family was published.")
            .initializer("$L", Text.quoted(family.reference()))
            .build());
    return constants;
  }

  private List<ParameterSpec> parameters() {
    return family.names().stream()
        .map(name -> ParameterSpec.builder(TypeName.DOUBLE, names.get(name)).build())
        .toList();
  }

  private String arguments() {
    return family.names().stream().map(names::get).collect(Collectors.joining(", "));
  }

  private MethodSpec constructor() {
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("super(facts, settings)");
    body.add(assignments);
    if (!family.divisors().isEmpty() && !coefficients.computed().isEmpty()) {
      // A sum is finite only if all its terms are.
      String sum =
          coefficients.computed().stream()
              .map(name -> "this." + name)
              .collect(Collectors.joining("$W+ "));
      body.beginControlFlow("if (!Double.isFinite(" + sum + "))");
      body.addStatement(
          "throw new $T(\nfacts.name() + $S)",
          IllegalArgumentException.class,
          " has no finite coefficients: it divides by zero, or nearly so");
      body.endControlFlow();
    }
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeTypes.FACTS, "facts")
        .addParameter(RuntimeTypes.SETTINGS, "settings")
        .addParameters(parameters())
        .addCode(body.build())
        .build();
  }

  private MethodSpec builderMethod() {
    return MethodSpec.methodBuilder("builder")
        .addJavadoc(
            "Returns a builder of optimizers that step with a method of this family.\n\n"
                + "@throws IllegalArgumentException unless $L\n",
            Text.javadoc(domains()))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(RuntimeTypes.BUILDER, type))
        .addParameters(parameters())
        .addStatement("$T facts = facts($L)", RuntimeTypes.FACTS, arguments())
        .addStatement(
            "return new $T<>(facts, settings -> new $T(facts, settings, $L))",
            RuntimeTypes.BUILDER,
            type,
            arguments())
        .build();
  }

  private MethodSpec factsMethod() {
    CodeBlock orders =
        proved.embedded().stream()
            .map(order -> CodeBlock.of("$L", order.order()))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("facts")
        .addJavadoc(
            "Returns what was proved of a method of this family.\n\n"
                + "@throws IllegalArgumentException unless $L\n",
            Text.javadoc(domains()))
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(RuntimeTypes.FACTS)
        .addParameters(parameters())
        .addStatement("requireDomain($L)", arguments())
        .addCode(realStability.isPresent() ? CodeBlock.of("") : stabilityCode())
        .addStatement(
            "return $T.named($L)\n.title($L)\n.reference(REFERENCE)\n.order(ORDER)$L\n.stages(STAGES)"
                + "\n.evaluations(EVALUATIONS)\n.workVectors($L)\n.realStability($L)$L\n.build()",
            RuntimeTypes.FACTS,
            nameCode(),
            Text.quoted(family.title()),
            orders.isEmpty() ? orders : CodeBlock.of("\n.embeddedOrders($L)", orders),
            plan.workVectors(),
            realStability.isPresent() ? "REAL_STABILITY" : names.get(INTERVAL),
            isExplicit()
                ? CodeBlock.of("")
                : CodeBlock.of("\n.structure($T.$L)", RuntimeTypes.STRUCTURE, structure))
        .build();
  }

  /** R(z) depends on the parameters, and so does the interval; the runtime finds it. */
  private CodeBlock stabilityCode() {
    return isExplicit() ? polynomialCode() : quotientCode();
  }

  private CodeBlock polynomialCode() {
    String local = names.newName("realStability", INTERVAL);
    CodeBlock coefficientList =
        stability().stream()
            .map(
                f ->
                    CodeBlock.of(
                        "$L", FormulaText.java(Formulas.of(f, family.names()), names::get)))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.builder()
        .add("// R(z) = $L\n", stabilityText())
        .addStatement(
            "double $N = $T.realInterval($L)",
            local,
            RuntimeTypes.STABILITY_POLYNOMIAL,
            coefficientList)
        .build();
  }

  private CodeBlock quotientCode() {
    String local = names.newName("realStability", INTERVAL);
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
    return row.stream()
        .map(f -> CodeBlock.of("$L", FormulaText.java(Formulas.of(f, family.names()), names::get)))
        .collect(CodeBlock.joining(",$W", "{", "}"));
  }

  private String stabilityText() {
    List<RationalFunction> beta = stability();
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

  private MethodSpec requireDomain() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("requireDomain")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameters(parameters());
    for (int k = 0; k < family.parameters().size(); k++) {
      FamilyParameter parameter = family.parameters().get(k);
      String name = names.get(parameter.name());
      method.beginControlFlow("if (!($L))", condition(parameter, name));
      method.addStatement(
          "throw new $T(\n$S + $N)",
          IllegalArgumentException.class,
          "%s has %s, found %s = "
              .formatted(
                  family.name(),
                  parameter.domain().toString(parameter.name(), family.names()),
                  parameter.name()),
          name);
      method.endControlFlow();
    }
    return method.build();
  }

  /** Written so that a value that is not a number fails it. */
  private String condition(FamilyParameter parameter, String name) {
    ParameterDomain domain = parameter.domain();
    List<String> parts = new ArrayList<>();
    domain.lower().ifPresent(bound -> parts.add(bounded(name, ">", bound)));
    domain.upper().ifPresent(bound -> parts.add(bounded(name, "<", bound)));
    if (domain.lower().isEmpty() || domain.upper().isEmpty()) {
      parts.add("Double.isFinite(" + name + ")");
    }
    for (RationalFunction excluded : domain.excluded()) {
      String value = FormulaText.java(Formulas.of(excluded, family.names()), names::get);
      parts.add(name + " != " + value);
    }
    return String.join(" && ", parts);
  }

  private static String bounded(String name, String sign, Bound bound) {
    Real value = bound.value();
    return name + " " + sign + (bound.open() ? " " : "= ") + Text.literal(value.toDouble());
  }
}

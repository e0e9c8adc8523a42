package org.kutta.generator.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Cost;
import org.kutta.generator.plan.CostModel;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepPlan;
import org.kutta.generator.plan.StepPlans;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** Writes the optimizer class of a proved method. */
public final class OptimizerWriter {

  /** Martinet 1970; Rockafellar 1976. */
  private static final String PROXIMAL_POINT =
      """
      <p>The step is the proximal point step: the next theta is where
      {@code L(x) + |x - theta|^2 / (2 h)} is stationary, its minimum where L is convex, since
      there the gradient of L is {@code (theta - x) / h}.

      """;

  private static final String SAME_STAGES =
      """
      <p>Stages that have the same gradient are evaluated once, with the sum of their coefficients:
      $L.

      """;

  private final PlannedMethod planned;
  private final ProvedMethod method;
  private final ClassName type;
  private final Provenance provenance;
  private final List<Step> steps;
  private final Optional<RecurrenceWriter> loop;
  private final Coefficients coefficients;

  /** One of the methods that make a step, by what they leave behind. */
  record Step(String name, StepPlan plan) {}

  private OptimizerWriter(PlannedMethod planned, String packageName, Provenance provenance) {
    this.planned = planned;
    this.method = planned.proved();
    this.type = ClassName.get(packageName, method.name());
    this.provenance = provenance;
    this.loop = planned.plans().loop().map(RecurrenceWriter::new);
    this.steps = steps(planned.plans());
    this.coefficients = new Coefficients(steps.stream().map(Step::plan).toList());
  }

  /** Returns the methods of a step, the plain one first. */
  static List<Step> steps(StepPlans plans) {
    return plans.byGoal().entrySet().stream()
        .map(plan -> new Step(methodName(plan.getKey()), plan.getValue()))
        .toList();
  }

  private static String methodName(StepGoal goal) {
    return switch (goal) {
      case ADVANCE -> "advance";
      case ADVANCE_ESTIMATING -> "advanceEstimating";
      case DISPLACEMENT -> "displacement";
      case DISPLACEMENT_ESTIMATING -> "displacementEstimating";
    };
  }

  /**
   * Returns the source of the method's class.
   *
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static GeneratedSource write(
      PlannedMethod method, String packageName, Provenance provenance, boolean annotate) {
    TypeSpec type = new OptimizerWriter(method, packageName, provenance).type(annotate);
    return source(packageName, type);
  }

  static GeneratedSource source(String packageName, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type).indent("  ").skipJavaLangImports(true).build();
    return new GeneratedSource(
        packageName, type.name(), Text.ascii(Text.compactJavadoc(file.toString())));
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(RuntimeTypes.GENERATED)
        .addMember("value", "$S", "org.kutta.generator")
        .build();
  }

  private TypeSpec type(boolean annotate) {
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(type)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(isExplicit() ? RuntimeTypes.OPTIMIZER : RuntimeTypes.IMPLICIT_OPTIMIZER)
            .addJavadoc(javadoc());
    if (annotate) {
      builder.addAnnotation(generated());
    }
    builder.addFields(publicConstants()).addFields(coefficients.fields());
    if (loop.isPresent()) {
      RecurrenceWriter writer = loop.get();
      builder.addFields(writer.fields()).addMethod(constructor()).addMethod(builderMethod());
      String costs = costs(planned.plans().evaluations(), planned.plans().cost());
      builder.addMethods(writer.methods(costs));
    } else if (isExplicit()) {
      builder.addMethod(constructor()).addMethod(builderMethod());
      for (Step step : steps) {
        StepMethodWriter writer = new StepMethodWriter(step.plan(), coefficients);
        builder.addMethods(writer.write(step.name(), costs(step.plan())));
      }
    } else {
      ImplicitMethods methods = new ImplicitMethods(type, coefficients);
      steps.forEach(step -> methods.add(step.name(), costs(step.plan()), step.plan()));
      builder.addFields(methods.equations());
      builder.addMethod(constructor()).addMethod(builderMethod());
      if (!steps.get(0).plan().startsWithStage(1)) {
        builder.addMethod(firstStageIsElsewhere());
      }
      methods.stageVectors(method.tableau().stages()).ifPresent(builder::addMethod);
      builder.addMethods(methods.methods());
    }
    return builder.build();
  }

  static MethodSpec firstStageIsElsewhere() {
    return MethodSpec.methodBuilder("firstStageIsStart")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(TypeName.BOOLEAN)
        .addStatement("return false")
        .build();
  }

  private boolean isExplicit() {
    return method.tableau().structure() == Structure.EXPLICIT;
  }

  static String costs(StepPlan plan) {
    Cost cost = CostModel.of(plan);
    return plan.solves().isEmpty()
        ? costs(plan.evaluations(), cost)
        : costs(
            "Costs, with one sweep over the stage equations, %s, %s, %s and\n"
                + "%s; the solver adds its own.",
            plan.evaluations(), cost);
  }

  private static String costs(int evaluations, Cost cost) {
    return costs("Costs %s, %s, %s and %s.", evaluations, cost);
  }

  private static String costs(String words, int evaluations, Cost cost) {
    return words.formatted(
        count(evaluations, "gradient"),
        count(cost.transfers(), "transfer") + " of vectors",
        count(cost.calls(), "BLAS call"),
        count(cost.workVectors(), "work vector"));
  }

  private CodeBlock javadoc() {
    CodeBlock.Builder doc = CodeBlock.builder();
    String title = Text.javadoc(method.method().title());
    doc.add("$L$L\n\n", title, title.endsWith(".") ? "" : ".");
    doc.add(
        "<p>$L, $L, ",
        words(method.tableau().structure()),
        count(method.tableau().stages(), "stage"));
    doc.add("order $L: $L", method.order(), proof());
    method.embeddedOrders().forEach(order -> doc.add(";\nembedded weights of order $L", order));
    doc.add(".\n$L\n\n<pre>\n", stability());
    List<String> lines =
        loop.map(writer -> RecurrenceText.lines(writer.plan().recurrence()))
            .orElseGet(() -> TableauText.readableLines(method.tableau()));
    lines.forEach(line -> doc.add("$L\n", Text.javadoc(line)));
    doc.add("</pre>\n\n");
    CoincidentStages same = planned.coincident();
    if (!same.groups().isEmpty()) {
      doc.add(SAME_STAGES, same.words());
    }
    if (isBackwardEuler()) {
      doc.add(PROXIMAL_POINT);
    }
    if (!method.method().reference().isEmpty()) {
      doc.add("<p>Reference: $L\n\n", Text.javadoc(method.method().reference()));
    }
    doc.add(
        "<p>Generated from $L, SHA-256 $L.\n", Text.javadoc(provenance.file()), provenance.hash());
    return doc.build();
  }

  private boolean isBackwardEuler() {
    Tableau<Real> tableau = method.tableau();
    return tableau.stages() == 1 && tableau.a(0, 0).isOne() && tableau.b().get(0).isOne();
  }

  static String words(Structure structure) {
    return switch (structure) {
      case EXPLICIT -> "Explicit";
      case DIRK -> "Diagonally implicit";
      case SDIRK -> "Singly diagonally implicit";
      case ESDIRK -> "Singly diagonally implicit with an explicit first stage";
      case IMPLICIT -> "Fully implicit";
    };
  }

  private String stability() {
    return planned.stability().aStable() ? rates() + "\n" + halfPlane() : rates();
  }

  private String rates() {
    if (Double.isInfinite(planned.stability().realInterval())) {
      return """
      Stable on a quadratic of any curvature, for any learning rate, as far as its
      stage equations are solved: fixed-point iteration contracts only while learning rate,
      curvature and the norm of A multiply to less than one.\
      """;
    }
    return """
    Stable on a quadratic of curvature c for learning rates up to
    {@value #REAL_STABILITY} / c.\
    """;
  }

  /** Dahlquist 1963; Ehle 1969. */
  private String halfPlane() {
    String bounded = known() + ": A-stable, {@code |R(z)| <= 1} where {@code Re z <= 0}";
    return planned.stability().lStable()
        ? bounded + "; L-stable,\n{@code R(z)} tends to zero at infinity."
        : bounded + ".";
  }

  private String tolerance() {
    return String.format(Locale.ROOT, "%.0e", method.method().claims().tolerance().toDouble());
  }

  /** Returns how the order is known, as the beginning of a sentence. */
  private String known() {
    return method.isExact() ? "Proved" : "Numerically verified to " + tolerance();
  }

  private String proof() {
    int trees = planned.conditions();
    String conditions = count(trees, "order condition");
    if (method.isExact()) {
      return trees == 1
          ? "proved, its order condition holds exactly"
          : "proved, all " + conditions + " hold exactly";
    }
    return "numerically verified, %s %s to %s"
        .formatted(conditions, trees == 1 ? "holds" : "hold", tolerance());
  }

  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  private List<FieldSpec> publicConstants() {
    return List.of(
        constant(TypeName.INT, "ORDER", known() + ": the error of a step is O(h^(ORDER + 1)).")
            .initializer("$L", method.order())
            .build(),
        constant(TypeName.INT, "STAGES", "Stages of the tableau.")
            .initializer("$L", method.tableau().stages())
            .build(),
        constant(TypeName.INT, "EVALUATIONS", evaluations(isExplicit()))
            .initializer("$L", planned.plans().evaluations())
            .build(),
        constant(
                TypeName.DOUBLE,
                "REAL_STABILITY",
                "Largest learning rate times curvature for which a step is stable.")
            .initializer("$L", Text.literal(planned.stability().realInterval()))
            .build(),
        constant(ClassName.get(String.class), "REFERENCE", "Where the method was published.")
            .initializer("$L", Text.quoted(method.method().reference()))
            .build(),
        constant(
                RuntimeTypes.FACTS,
                "FACTS",
                method.isExact()
                    ? "What was proved of the method."
                    : "What was numerically verified of the method.")
            .initializer(facts())
            .build());
  }

  static FieldSpec.Builder constant(TypeName type, String name, String javadoc) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(javadoc);
  }

  static String evaluations(boolean isExplicit) {
    return isExplicit
        ? "Gradients that a step evaluates."
        : "Gradients that a step evaluates with one sweep over its stage equations.";
  }

  private CodeBlock facts() {
    CodeBlock orders =
        method.embeddedOrders().stream()
            .map(order -> CodeBlock.of("$L", order))
            .collect(CodeBlock.joining(", "));
    CodeBlock embedded =
        method.embeddedOrders().isEmpty()
            ? CodeBlock.of("")
            : CodeBlock.of("\n.embeddedOrders($L)", orders);
    CodeBlock structure =
        isExplicit()
            ? CodeBlock.of("")
            : CodeBlock.of(
                "\n.structure($T.$L)", RuntimeTypes.STRUCTURE, method.tableau().structure());
    return CodeBlock.of(
        "$T.named($S)$>$>\n.title($L)\n.reference(REFERENCE)\n.order(ORDER)$L\n.stages(STAGES)"
            + "\n.evaluations(EVALUATIONS)\n.workVectors($L)\n.realStability(REAL_STABILITY)$L"
            + "\n.build()$<$<",
        RuntimeTypes.FACTS,
        method.name(),
        Text.quoted(method.method().title()),
        embedded,
        planned.plans().cost().workVectors(),
        structure);
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addModifiers(Modifier.PRIVATE)
        .addParameter(RuntimeTypes.SETTINGS, "settings")
        .addStatement("super(FACTS, settings)")
        .build();
  }

  private MethodSpec builderMethod() {
    return MethodSpec.methodBuilder("builder")
        .addJavadoc("Returns a builder of optimizers that step with this method.")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(RuntimeTypes.BUILDER, type))
        .addStatement("return new $T<>(FACTS, $T::new)", RuntimeTypes.BUILDER, type)
        .build();
  }
}

package org.kutta.generator.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.kutta.generator.plan.Cost;
import org.kutta.generator.plan.CostModel;
import org.kutta.generator.plan.Planned;
import org.kutta.generator.plan.PlannedFamily;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.generator.plan.StepGoal;
import org.kutta.generator.plan.StepProgram;
import org.kutta.generator.tableau.Structure;

/** Writes the optimizer class of what is planned. */
public final class OptimizerWriter {

  private final Planned planned;
  private final ClassName type;
  private final Provenance provenance;
  private final Subject subject;
  private final Coefficients coefficients;

  private OptimizerWriter(Planned planned, String packageName, Provenance provenance) {
    this.planned = planned;
    this.type = ClassName.get(packageName, planned.name());
    this.provenance = provenance;
    this.subject =
        planned.accept(
            new Planned.Visitor<>() {
              @Override
              public Subject visitMethod(PlannedMethod method) {
                return new MethodSubject(method);
              }

              @Override
              public Subject visitFamily(PlannedFamily family) {
                return new FamilySubject(family);
              }
            });
    this.coefficients = new Coefficients(planned.plans().byGoal().values(), subject.values());
  }

  /**
   * Returns the source of the class of a method or family.
   *
   * @param annotate whether the platform has {@code javax.annotation.processing.Generated}
   */
  public static GeneratedSource write(
      Planned planned, String packageName, Provenance provenance, boolean annotate) {
    TypeSpec type = new OptimizerWriter(planned, packageName, provenance).type(annotate);
    return source(packageName, type);
  }

  static GeneratedSource source(String packageName, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type).indent("  ").skipJavaLangImports(true).build();
    return new GeneratedSource(
        packageName,
        type.name(),
        LineWidth.limit(Text.compactJavadoc(Text.ascii(file.toString()))));
  }

  static AnnotationSpec generated() {
    return AnnotationSpec.builder(RuntimeTypes.GENERATED)
        .addMember("value", "$S", "org.kutta.generator")
        .build();
  }

  private TypeSpec type(boolean annotate) {
    Steps steps = steps();
    CodeBlock assignments =
        CodeBlock.builder().add(coefficients.assignments()).add(steps.assignments()).build();
    CodeBlock abscissae = steps.abscissae().orElseGet(subject::abscissae);
    Subject.Facts facts = (name, realInterval) -> facts(name, realInterval, abscissae);
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(type)
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .superclass(isExplicit() ? RuntimeTypes.METHOD : RuntimeTypes.IMPLICIT_METHOD)
            .addJavadoc(javadoc());
    if (annotate) {
      builder.addAnnotation(generated());
    }
    return builder
        .addFields(publicConstants(facts))
        .addFields(coefficients.fields())
        .addFields(steps.fields())
        .addMethods(subject.methods(type, coefficients, assignments, facts))
        .addMethods(steps.methods())
        .build();
  }

  private Steps steps() {
    Steps steps =
        isExplicit()
            ? new ExplicitSteps(coefficients)
            : new ImplicitSteps(type, planned.stages(), coefficients);
    planned
        .plans()
        .byGoal()
        .forEach((goal, program) -> steps.add(name(goal), costs(program), program));
    return steps;
  }

  private boolean isExplicit() {
    return planned.structure() == Structure.EXPLICIT;
  }

  private static String name(StepGoal goal) {
    return switch (goal) {
      case ADVANCE -> "advance";
      case ADVANCE_ESTIMATING -> "advanceEstimating";
      case DISPLACEMENT -> "displacement";
      case DISPLACEMENT_ESTIMATING -> "displacementEstimating";
    };
  }

  private static String costs(StepProgram program) {
    Cost cost = CostModel.of(program);
    boolean solves = !program.solves().isEmpty();
    return "Costs%s %s, %s of vectors, %s and %s%s."
        .formatted(
            solves ? ", with one sweep over the stage equations," : "",
            Text.count(program.evaluations(), "gradient"),
            Text.count(cost.transfers(), "transfer"),
            Text.count(cost.calls(), "BLAS call"),
            Text.count(cost.workVectors(), "work vector"),
            solves ? "; the solver adds its own" : "");
  }

  private CodeBlock javadoc() {
    CodeBlock.Builder doc = CodeBlock.builder();
    String title = Text.javadoc(planned.title());
    doc.add("$L$L\n\n", title, title.endsWith(".") ? "" : ".");
    doc.add(subject.paragraphs());
    if (!planned.reference().isEmpty()) {
      doc.add("<p>Reference: $L\n\n", Text.javadoc(planned.reference()));
    }
    doc.add(
        "<p>Generated from $L, SHA-256 $L.\n", Text.javadoc(provenance.file()), provenance.hash());
    return doc.build();
  }

  private List<FieldSpec> publicConstants(Subject.Facts facts) {
    List<FieldSpec> constants = new ArrayList<>();
    constants.add(constant(TypeName.INT, "ORDER", subject.orderWords(), planned.order()));
    constants.add(constant(TypeName.INT, "STAGES", "Stages of the tableau.", planned.stages()));
    String sweep = isExplicit() ? "" : " with one sweep over its stage equations";
    constants.add(
        constant(
            TypeName.INT,
            "EVALUATIONS",
            "Gradients that a step evaluates" + sweep + ".",
            planned.plans().plain().evaluations()));
    planned
        .realInterval()
        .map(Text::literal)
        .map(x -> constant(TypeName.DOUBLE, "REAL_STABILITY", subject.intervalWords(), x))
        .ifPresent(constants::add);
    constants.add(
        constant(
            ClassName.get(String.class),
            "REFERENCE",
            subject.referenceWords(),
            Text.quoted(planned.reference())));
    constants.addAll(subject.constants(facts));
    return constants;
  }

  static FieldSpec constant(TypeName type, String name, String javadoc, Object value) {
    return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("$L", javadoc)
        .initializer("$L", value)
        .build();
  }

  private CodeBlock facts(CodeBlock name, CodeBlock realInterval, CodeBlock abscissae) {
    CodeBlock.Builder facts =
        CodeBlock.builder()
            .add("$T.named($L)\n", RuntimeTypes.FACTS, name)
            .add(".title($L)\n.reference(REFERENCE)\n", Text.quoted(planned.title()))
            .add(".order(ORDER)\n");
    if (!planned.embeddedOrders().isEmpty()) {
      String orders =
          planned.embeddedOrders().stream().map(String::valueOf).collect(Collectors.joining(", "));
      facts.add(".embeddedOrders($L)\n", orders);
    }
    facts
        .add(".stages(STAGES)\n.abscissae($L)\n.evaluations(EVALUATIONS)\n", abscissae)
        .add(".workVectors($L)\n", planned.plans().plain().workVectors())
        .add(".realStability($L)\n", realInterval);
    if (!isExplicit()) {
      facts.add(".structure($T.$L)\n", RuntimeTypes.STRUCTURE, planned.structure());
    }
    return facts.add(".build()").build();
  }
}

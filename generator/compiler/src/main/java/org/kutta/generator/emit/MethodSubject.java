package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.PlannedMethod;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** A method: its coefficients are constants. */
final class MethodSubject implements Subject {

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

  MethodSubject(PlannedMethod planned) {
    this.planned = planned;
    this.method = planned.proved();
  }

  @Override
  public CoefficientValues values() {
    return CoefficientValues.NUMBERS;
  }

  @Override
  public CodeBlock paragraphs() {
    CodeBlock.Builder doc = CodeBlock.builder();
    doc.add(
        "<p>$L, $L, order $L: $L",
        words(planned.structure()),
        Text.count(planned.stages(), "stage"),
        planned.order(),
        proof());
    planned.embeddedOrders().forEach(order -> doc.add(";\nembedded weights of order $L", order));
    doc.add(".\n$L\n\n", stability());
    doc.add(Text.preformatted(table()));
    CoincidentStages same = planned.coincident();
    if (!same.groups().isEmpty()) {
      doc.add(SAME_STAGES, same.words());
    }
    if (isBackwardEuler()) {
      doc.add(PROXIMAL_POINT);
    }
    return doc.build();
  }

  private static String words(Structure structure) {
    return switch (structure) {
      case EXPLICIT -> "Explicit";
      case DIRK -> "Diagonally implicit";
      case SDIRK -> "Singly diagonally implicit";
      case ESDIRK -> "Singly diagonally implicit with an explicit first stage";
      case IMPLICIT -> "Fully implicit";
    };
  }

  /** Returns the tableau, or the recurrence where the tableau would fill a book. */
  private List<String> table() {
    return method
        .method()
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public List<String> visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return TableauText.readableLines(method.tableau());
              }

              @Override
              public List<String> visitRecurrence(StageRecurrence recurrence) {
                return planned.plans().plain().loop().isPresent()
                    ? RecurrenceText.lines(recurrence)
                    : TableauText.readableLines(method.tableau());
              }
            });
  }

  private boolean isBackwardEuler() {
    Tableau<Real> tableau = method.tableau();
    return tableau.stages() == 1 && tableau.a(0, 0).isOne() && tableau.b().get(0).isOne();
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
    String conditions = Text.count(trees, "order condition");
    if (method.isExact()) {
      return trees == 1
          ? "proved, its order condition holds exactly"
          : "proved, all " + conditions + " hold exactly";
    }
    return "numerically verified, %s %s to %s"
        .formatted(conditions, trees == 1 ? "holds" : "hold", tolerance());
  }

  @Override
  public CodeBlock abscissae() {
    return method.method().tableau().c().stream()
        .map(c -> CodeBlock.of("$L", Text.literal(c.toDouble())))
        .collect(CodeBlock.joining(",$W"));
  }

  @Override
  public String orderWords() {
    return known() + ": the error of a step is O(h^(ORDER + 1)).";
  }

  @Override
  public String intervalWords() {
    return "Largest learning rate times curvature for which a step is stable.";
  }

  @Override
  public String referenceWords() {
    return "Where the method was published.";
  }

  @Override
  public List<FieldSpec> constants(Facts facts) {
    String words = method.isExact() ? "proved" : "numerically verified";
    CodeBlock name = CodeBlock.of("$S", planned.name());
    return List.of(
        OptimizerWriter.constant(
            RuntimeTypes.FACTS,
            "FACTS",
            "What was " + words + " of the method.",
            CodeBlock.of("$>$>$L$<$<", facts.of(name, CodeBlock.of("REAL_STABILITY")))));
  }

  @Override
  public List<MethodSpec> methods(
      ClassName type, Coefficients coefficients, CodeBlock assignments, Facts facts) {
    MethodSpec constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PRIVATE)
            .addParameters(Subject.solver(planned.structure()))
            .addStatement(
                "super(FACTS$L)", planned.structure() == Structure.EXPLICIT ? "" : ", solver")
            .build();
    MethodSpec builder =
        MethodSpec.methodBuilder("builder")
            .addJavadoc("Returns a builder of optimizers that step with this method.")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(RuntimeTypes.BUILDER)
            .addStatement(
                "return $T.$L(FACTS, $T::new)",
                RuntimeTypes.BUILDER,
                Subject.factory(planned.structure()),
                type)
            .build();
    return List.of(constructor, builder);
  }
}

package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedCoefficient;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/** Proves or refutes what a method claims; a claim is checked in both directions. */
public final class ClaimCheck extends ClaimVerdicts<Real> {

  private final Method method;
  private final Tableau<Real> tableau;
  private final Real tolerance;
  private final Deadline deadline;
  private final Row<Real> main;
  private final List<Row<Real>> embedded = new ArrayList<>();

  private ClaimCheck(Method method, Doubts doubts, Deadline deadline) {
    super(method.tableau(), method.claims(), doubts, new Words("hold too", "hold"), deadline);
    this.method = method;
    this.tableau = method.tableau();
    this.tolerance = method.claims().tolerance();
    this.deadline = deadline;
    this.main = new Row<>(-1, tableau::b, OrderProof.of(tableau, tolerance, deadline));
    for (List<Real> row : tableau.embedded()) {
      OrderProof proof = OrderProof.of(tableau, row, tolerance, deadline);
      embedded.add(new Row<>(embedded.size(), () -> row, proof));
    }
  }

  /**
   * Returns the method with the orders that it has, and why a claim is false or not decided before
   * a deadline. Where the time is not enough to find the orders, that alone is returned.
   */
  public static Checked<JudgedMethod> run(Method method, Deadline deadline) {
    try {
      JudgedMethod judged = proved(method, NO_DOUBTS, deadline).run();
      return Checked.of(judged, judged.reasons());
    } catch (OutOfTimeException e) {
      return Checked.failed(List.of(TimeLimit.exceeded(e, method.nameSpan())));
    }
  }

  /**
   * Returns which claims of a method are false though some of its weights are doubtful: claims of
   * the others.
   */
  static List<Diagnostic> ofSoundRows(DoubtfulMethod doubtful, Deadline deadline) {
    return proved(doubtful.method(), doubtful.doubts(), deadline).reasons();
  }

  /** Proves the orders of a method. */
  private static ClaimCheck proved(Method method, Doubts doubts, Deadline deadline) {
    try (TimedNumbers timed = method.tableau().until(deadline.during(Stage.ORDER))) {
      return new ClaimCheck(method, doubts, deadline);
    }
  }

  private List<Diagnostic> reasons() {
    try (TimedNumbers timed = tableau.until(deadline.during(Stage.PROPERTIES))) {
      return decide(main, embedded);
    } catch (OutOfTimeException e) {
      return List.of(TimeLimit.exceeded(e, method.nameSpan()));
    }
  }

  private JudgedMethod run() {
    List<Diagnostic> reasons = reasons();
    int order = main.proof().order();
    List<Integer> embeddedOrders = embedded.stream().map(row -> row.proof().order()).toList();
    return reasons.isEmpty()
        ? new ProvedMethod(method, order, embeddedOrders)
        : new RefutedMethod(method, order, embeddedOrders, reasons);
  }

  @Override
  protected Diagnostic undecided(ClaimedOrder claim, OrderProof proof) {
    return Diagnostic.of(Message.ORDER_NOT_PROVED, claim.span(), proof.order());
  }

  @Override
  protected Diagnostic overstated(ClaimedOrder claim, Row<Real> row) {
    Message message = row.isMain() ? Message.FALSE_ORDER : Message.FALSE_EMBEDDED_ORDER;
    return Diagnostic.of(message, claim.span(), claim.order(), row.proof().order());
  }

  @Override
  protected Diagnostic understated(ClaimedOrder claim, Row<Real> row) {
    Message message = row.isMain() ? Message.ORDER_UNDERSTATED : Message.EMBEDDED_ORDER_UNDERSTATED;
    return Diagnostic.of(message, claim.span(), claim.order(), row.proof().order());
  }

  @Override
  protected Diagnostic falseStageOrder(ClaimedOrder claim, int stageOrder) {
    return Diagnostic.of(Message.FALSE_STAGE_ORDER, claim.span(), claim.order(), stageOrder);
  }

  @Override
  protected String found(OrderCondition<Real> condition) {
    return ExactText.of(condition.found());
  }

  @Override
  protected String residual(OrderCondition<Real> condition) {
    String allowed = tolerance.isZero() ? "" : "; allowed " + ExactText.withSize(tolerance);
    return ExactText.withSize(condition.residual()) + allowed;
  }

  @Override
  protected String otherwise(Row<Real> row) {
    return ", or fix the %s that is wrong".formatted(row.isMain() ? "coefficient" : "weight");
  }

  @Override
  protected Diagnostic refuted(PropertyClaim claim, String requirement) {
    return refuted(claim).withNote(requirement);
  }

  static Diagnostic refuted(PropertyClaim claim) {
    return leftOut(
        claim, Diagnostic.of(Message.FALSE_PROPERTY, claim.span(), claim.property().keyword()));
  }

  @Override
  protected void checkStability(PropertyClaim claim) {
    try (TimedNumbers timed = tableau.until(deadline.during(Stage.STABILITY))) {
      new StabilityClaim(method, deadline).refuted(claim).ifPresent(this::report);
    }
  }

  @Override
  protected void checkOthers() {
    method.claims().ssp().ifPresent(this::checkSsp);
  }

  private void checkSsp(ClaimedCoefficient claim) {
    if (!AbsoluteMonotonicity.isRadius(tableau, claim.value(), deadline)) {
      report(
          falseCoefficient(claim, AbsoluteMonotonicity.words(tableau, deadline))
              .withNote("the radius of absolute monotonicity"));
    }
  }

  private Diagnostic falseCoefficient(ClaimedCoefficient claim, String found) {
    Diagnostic diagnostic =
        Diagnostic.of(
            Message.FALSE_SSP_COEFFICIENT, claim.span(), ExactText.of(claim.value()), found);
    return AbsoluteMonotonicity.exact(tableau, deadline)
        .map(
            radius ->
                radius.signum() > 0
                    ? diagnostic.withEdit(radius.toString())
                    : diagnostic.withHelp("leave `SSP` out: the method preserves no monotonicity"))
        .orElse(diagnostic);
  }
}

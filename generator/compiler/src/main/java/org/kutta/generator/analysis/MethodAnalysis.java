package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;

/**
 * What can be said of a method.
 *
 * @param stageOrder largest q with B(q) and C(q)
 * @param principalErrorNorm size of the leading error term, see {@link PrincipalError}
 * @param sspCoefficient radius of absolute monotonicity; infinite if there is no bound
 * @param stability on linear equations
 * @param traits what its entries alone decide
 * @param embedded the methods that the embedded rows make, in their order
 * @param lowStorage the low-storage forms that the plain step has
 */
public record MethodAnalysis(
    int stageOrder,
    double principalErrorNorm,
    double sspCoefficient,
    LinearStability stability,
    Traits traits,
    List<EmbeddedAnalysis> embedded,
    List<LowStorageForm> lowStorage) {

  /**
   * Properties that a method has or has not.
   *
   * @param algebraicallyStable weights not negative, and b_i a_ij + b_j a_ji − b_i b_j semidefinite
   * @param stifflyAccurate the last row of A holds the weights
   * @param fsal the last stage is the first of the next step
   * @param symplectic quadratic invariants are preserved
   * @param symmetric the method is its own adjoint
   */
  public record Traits(
      boolean algebraicallyStable,
      boolean stifflyAccurate,
      boolean fsal,
      boolean symplectic,
      boolean symmetric) {

    static final Traits NONE = new Traits(false, false, false, false, false);
  }

  public MethodAnalysis {
    embedded = List.copyOf(embedded);
    lowStorage = List.copyOf(lowStorage);
  }

  /** Analyses a method; a long one of high order takes seconds. */
  public static MethodAnalysis of(JudgedMethod method) {
    return of(method, Deadline.none());
  }

  /** Analyses a method, until a deadline. */
  public static MethodAnalysis of(JudgedMethod method, Deadline within) {
    Deadline deadline = within.during(Stage.ANALYSIS);
    try (TimedNumbers timed = method.tableau().until(deadline)) {
      return analysed(method, deadline);
    }
  }

  private static MethodAnalysis analysed(JudgedMethod method, Deadline deadline) {
    return method
        .method()
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public MethodAnalysis visitRungeKutta(RungeKutta<Real> rungeKutta) {
                Tableau<Real> tableau = rungeKutta.tableau();
                StabilityFunction r = StabilityFunction.of(tableau, tolerance(method), deadline);
                return ofEntries(method, LinearStability.of(r, deadline), deadline);
              }

              @Override
              public MethodAnalysis visitRecurrence(StageRecurrence recurrence) {
                return recurrence.isWritten()
                    ? ofEntries(method, stability(recurrence, method, deadline), deadline)
                    : ofRecurrence(recurrence, deadline);
              }
            });
  }

  private static Real tolerance(JudgedMethod method) {
    return method.method().claims().tolerance();
  }

  /** Of few stages, only the real interval is decided by the recurrence. */
  private static LinearStability stability(
      StageRecurrence recurrence, JudgedMethod method, Deadline deadline) {
    StabilityFunction r = StabilityFunction.of(recurrence.tableau(), tolerance(method), deadline);
    return LinearStability.of(r, deadline)
        .withRealInterval(StabilityRecurrence.of(recurrence).realInterval());
  }

  /** Of an explicit method, R is unbounded, and M has −b_i² on its diagonal. */
  private static MethodAnalysis ofRecurrence(StageRecurrence recurrence, Deadline deadline) {
    RecurrenceOrder order = new RecurrenceOrder(recurrence, deadline);
    return new MethodAnalysis(
        // C(2) fails at the second stage: a_21 c_1 is zero, and c_2 is not.
        1,
        order.principalError(),
        new RecurrenceMonotonicity(recurrence, deadline).radius(),
        LinearStability.of(StabilityRecurrence.of(recurrence), order, deadline),
        Traits.NONE,
        List.of(),
        List.of());
  }

  private static MethodAnalysis ofEntries(
      JudgedMethod method, LinearStability stability, Deadline deadline) {
    Tableau<Real> tableau = method.tableau();
    Real tolerance = tolerance(method);
    Properties<Real> properties = Properties.of(tableau, tolerance, deadline);
    List<EmbeddedAnalysis> embedded = new ArrayList<>();
    for (int k = 0; k < tableau.embedded().size(); k++) {
      embedded.add(EmbeddedAnalysis.of(method, k, deadline));
    }
    return new MethodAnalysis(
        properties.stageOrder(),
        PrincipalError.norm(tableau, tableau.b(), method.order(), tolerance, deadline),
        AbsoluteMonotonicity.radius(tableau, deadline),
        stability,
        new Traits(
            AlgebraicStability.holds(tableau, deadline),
            tableau.isStifflyAccurate(),
            tableau.isFsal(),
            properties.isSymplectic(),
            properties.isSymmetric()),
        embedded,
        LowStorageForm.of(tableau, deadline));
  }
}

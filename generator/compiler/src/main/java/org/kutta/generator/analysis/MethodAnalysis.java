package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;

/**
 * What can be said of a method. Infinite intervals are {@link Double#POSITIVE_INFINITY}.
 *
 * @param stageOrder largest q with B(q) and C(q)
 * @param realInterval largest x with |R| ≤ 1 on [−x, 0]: the stable learning rate times curvature
 * @param imaginaryInterval largest y with |R(it)| ≤ 1 for 0 ≤ t ≤ y
 * @param sspCoefficient radius of absolute monotonicity
 * @param aStable decided on the polynomial |D|² − |N|², not sampled
 * @param lStable A-stable, and R vanishes at infinity
 * @param algebraicallyStable weights not negative, and b_i a_ij + b_j a_ji − b_i b_j semidefinite
 * @param stifflyAccurate the last row of A holds the weights
 * @param fsal the last stage is the first of the next step
 * @param symplectic quadratic invariants are preserved
 * @param symmetric the method is its own adjoint
 * @param principalErrorNorm size of the leading error term, see {@link PrincipalError}
 * @param embedded the methods that the embedded rows make, in their order
 * @param lowStorage the low-storage forms that the plain step has
 * @param stabilityRecurrence the stability function of a stabilised method of many stages, of which
 *     the coefficients are rounded
 * @param stabilityNumerator coefficients of N in ascending powers, in lowest terms
 * @param stabilityDenominator coefficients of D in ascending powers
 * @param stabilityAtInfinity the limit of |R|; infinite where R is a polynomial
 */
public record MethodAnalysis(
    int stageOrder,
    double realInterval,
    double imaginaryInterval,
    double sspCoefficient,
    boolean aStable,
    boolean lStable,
    boolean algebraicallyStable,
    boolean stifflyAccurate,
    boolean fsal,
    boolean symplectic,
    boolean symmetric,
    double principalErrorNorm,
    List<EmbeddedAnalysis> embedded,
    List<LowStorageForm> lowStorage,
    Optional<StabilityRecurrence> stabilityRecurrence,
    List<Real> stabilityNumerator,
    List<Real> stabilityDenominator,
    double stabilityAtInfinity) {

  public MethodAnalysis {
    embedded = List.copyOf(embedded);
    lowStorage = List.copyOf(lowStorage);
    stabilityNumerator = List.copyOf(stabilityNumerator);
    stabilityDenominator = List.copyOf(stabilityDenominator);
  }

  /** Analyses a method; a long one of high order takes seconds. */
  public static MethodAnalysis of(JudgedMethod method) {
    return of(method, Deadline.none());
  }

  /** Analyses a method, until a deadline. */
  public static MethodAnalysis of(JudgedMethod method, Deadline deadline) {
    Tableau<Real> tableau = method.tableau();
    return tableau
        .longRecurrence()
        .map(MethodAnalysis::of)
        .orElseGet(() -> ofEntries(method, deadline.during(Stage.ANALYSIS)));
  }

  /** Returns the largest x with |R| ≤ 1 on [−x, 0], to the nearest double. */
  public static double realInterval(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    return tableau
        .recurrence()
        .map(recurrence -> StabilityRecurrence.of(recurrence).realInterval())
        .orElseGet(() -> StabilityFunction.of(tableau, tolerance, deadline).realInterval(deadline));
  }

  /** Of an explicit method, R is unbounded, and M has −b_i² on its diagonal. */
  private static MethodAnalysis of(StageRecurrence recurrence) {
    RecurrenceOrder order = new RecurrenceOrder(recurrence);
    StabilityRecurrence r = StabilityRecurrence.of(recurrence);
    return new MethodAnalysis(
        // C(2) fails at the second stage: a_21 c_1 is zero, and c_2 is not.
        1,
        r.realInterval(),
        StabilityRecurrence.imaginaryInterval(order).orElse(Double.NaN),
        new RecurrenceMonotonicity(recurrence).radius(),
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        order.principalError(),
        List.of(),
        List.of(),
        Optional.of(r),
        r.roundedCoefficients(),
        List.of(Real.ONE),
        Double.POSITIVE_INFINITY);
  }

  private static MethodAnalysis ofEntries(JudgedMethod method, Deadline deadline) {
    Tableau<Real> tableau = method.tableau();
    Real tolerance = method.method().claims().tolerance();
    Properties<Real> properties = Properties.of(tableau, tolerance, deadline);
    StabilityFunction r = StabilityFunction.of(tableau, tolerance, deadline);
    List<EmbeddedAnalysis> embedded = new ArrayList<>();
    for (int k = 0; k < tableau.embedded().size(); k++) {
      embedded.add(EmbeddedAnalysis.of(method, k, deadline));
    }
    return new MethodAnalysis(
        properties.stageOrder(),
        tableau.recurrence().isPresent()
            ? realInterval(tableau, tolerance, deadline)
            : r.realInterval(deadline),
        r.imaginaryInterval(deadline),
        AbsoluteMonotonicity.radius(tableau, deadline),
        r.isAStable(deadline),
        r.isLStable(deadline),
        AlgebraicStability.holds(tableau, deadline),
        tableau.isStifflyAccurate(),
        tableau.isFsal(),
        properties.isSymplectic(),
        properties.isSymmetric(),
        PrincipalError.norm(tableau, tableau.b(), method.order(), tolerance, deadline),
        embedded,
        LowStorageForm.of(tableau),
        Optional.empty(),
        coefficients(r.numerator()),
        coefficients(r.denominator()),
        r.absoluteAtInfinity().map(Real::toDouble).orElse(Double.POSITIVE_INFINITY));
  }

  static List<Real> coefficients(Polynomial p) {
    return Optional.of(p.coefficients()).filter(c -> !c.isEmpty()).orElse(List.of(Real.ZERO));
  }
}

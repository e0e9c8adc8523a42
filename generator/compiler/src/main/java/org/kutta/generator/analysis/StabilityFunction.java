package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.ConjugateStages;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * The stability function of a method: one step on θ′ = λθ multiplies θ by R(hλ) = N(hλ)/D(hλ).
 *
 * @param numerator N, in lowest terms
 * @param denominator D, with D(0) = 1
 * @param tolerance coefficients of |D|² − |N|² up to this size count as zero; zero for exact
 *     tableaus, the precision of print for others, whose order conditions hold no better
 */
public record StabilityFunction(Polynomial numerator, Polynomial denominator, Real tolerance) {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static final Polynomial ONE = Polynomial.of(List.of(Real.ONE));

  /** Returns the stability function of an exact tableau. */
  public static StabilityFunction of(Tableau<Real> tableau) {
    return of(tableau, Real.ZERO, Deadline.none());
  }

  /** Returns the stability function of a tableau whose conditions hold to a tolerance. */
  public static StabilityFunction of(Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    Deadline own = deadline.during(Stage.STABILITY);
    return tableau.structure() == Structure.EXPLICIT
        ? new StabilityFunction(polynomial(tableau, own), ONE, tolerance)
        : rational(tableau, tolerance, own);
  }

  /** R(z) = 1 + Σ_k z^k bᵀA^(k−1)1, a polynomial since A is nilpotent. */
  private static Polynomial polynomial(Tableau<Real> tableau, Deadline deadline) {
    List<Real> ones = Collections.nCopies(tableau.stages(), Real.ONE);
    return series(Moments.of(tableau.a(), ones, tableau.b(), deadline));
  }

  /**
   * R = N/D with D(z) = det(I − zA) and N(z) = det(I − zA + z1bᵀ) (Hairer, Wanner II, prop.
   * IV.3.2). N has no higher degree than s, so that it is the product of D and the first terms of
   * R.
   */
  private static StabilityFunction rational(
      Tableau<Real> tableau, Real tolerance, Deadline deadline) {
    // Determinants do not change with the coordinates.
    Optional<ConjugateStages> conjugates = tableau.conjugates();
    List<List<Real>> a = conjugates.map(ConjugateStages::a).orElse(tableau.a());
    List<Real> one =
        conjugates
            .map(ConjugateStages::one)
            .orElse(Collections.nCopies(tableau.stages(), Real.ONE));
    List<Real> b = conjugates.flatMap(stages -> stages.functional(tableau.b())).orElse(tableau.b());
    Polynomial d = Determinant.ofIdentityMinus(a, deadline);
    Polynomial product = d.times(series(Moments.of(a, one, b, deadline)));
    List<Real> terms = product.coefficients();
    Polynomial n = Polynomial.of(terms.subList(0, Math.min(terms.size(), a.size() + 1)));
    Polynomial common = n.gcd(d, deadline);
    Polynomial reduced = d.exactQuotient(common);
    Real scale = Real.ONE.over(reduced.coefficient(0));
    return new StabilityFunction(
        n.exactQuotient(common).scale(scale), reduced.scale(scale), tolerance);
  }

  private static Polynomial series(List<Real> moments) {
    List<Real> coefficients = new ArrayList<>(List.of(Real.ONE));
    coefficients.addAll(moments);
    return Polynomial.of(coefficients);
  }

  /** Returns the limit of |R| at infinity, or nothing if there is none. */
  public Optional<Real> absoluteAtInfinity() {
    int difference = numerator.degree() - denominator.degree();
    if (difference > 0) {
      return Optional.empty();
    }
    return Optional.of(
        difference < 0
            ? Real.ZERO
            : numerator
                .coefficient(numerator.degree())
                .over(denominator.coefficient(denominator.degree()))
                .abs());
  }

  /**
   * Returns the largest x with |R(−t)| ≤ 1 for all 0 ≤ t ≤ x, to the nearest double: the stable h·λ
   * on a quadratic of curvature λ; infinity if there is no largest.
   *
   * <p>Found where D(−x)² − N(−x)² first changes its sign, in exact arithmetic, so that an interval
   * that only touches ±1 is not cut short and no gap is stepped over.
   */
  public double realInterval() {
    return realInterval(Deadline.none());
  }

  /** The same, until a deadline. */
  public double realInterval(Deadline deadline) {
    Polynomial n = numerator.reflect();
    Polynomial d = denominator.reflect();
    return firstSignChange(d.times(d).minus(n.times(n)), deadline.during(Stage.STABILITY))
        .map(Real::toDouble)
        .orElse(INFINITY);
  }

  /** Returns the largest y with |R(it)| ≤ 1 for all 0 ≤ t ≤ y; infinity if there is no largest. */
  public double imaginaryInterval() {
    return imaginaryInterval(Deadline.none());
  }

  /** The same, until a deadline. */
  public double imaginaryInterval(Deadline deadline) {
    return firstSignChange(ePolynomial(), deadline.during(Stage.STABILITY))
        .map(w -> Math.sqrt(w.toDouble()))
        .orElse(INFINITY);
  }

  /**
   * Returns E(w) = |D(iy)|² − |N(iy)|² with w = y²: not negative where |R(iy)| ≤ 1 (Hairer, Wanner
   * II, §IV.3).
   */
  private Polynomial ePolynomial() {
    return squaredModulus(denominator).minus(squaredModulus(numerator));
  }

  /** Returns |p(iy)|² = (Σ ± p_2k w^k)² + w (Σ ± p_2k+1 w^k)² as a polynomial in w = y². */
  private static Polynomial squaredModulus(Polynomial p) {
    List<Real> even = new ArrayList<>();
    List<Real> odd = new ArrayList<>();
    for (int k = 0; k <= p.degree(); k++) {
      Real signed = k / 2 % 2 == 0 ? p.coefficient(k) : p.coefficient(k).negate();
      (k % 2 == 0 ? even : odd).add(signed);
    }
    Polynomial u = Polynomial.of(even);
    Polynomial v = Polynomial.of(odd);
    Polynomial w = Polynomial.of(List.of(Real.ZERO, Real.ONE));
    return u.times(u).plus(w.times(v.times(v)));
  }

  /**
   * Decides A-stability: |R| ≤ 1 on the imaginary axis, and no pole in the left half-plane. With a
   * tolerance, coefficients of E that small count as zero.
   */
  public boolean isAStable(Deadline deadline) {
    return imaginaryInterval(deadline) == INFINITY
        && RouthHurwitz.allRootsRight(denominator, deadline.during(Stage.STABILITY));
  }

  /** Decides L-stability: A-stable, and R vanishes at infinity, both to the tolerance. */
  public boolean isLStable(Deadline deadline) {
    return vanishesAtInfinity() && isAStable(deadline);
  }

  /** Returns whether |R| tends to zero at infinity, or to no more than the tolerance. */
  public boolean vanishesAtInfinity() {
    return absoluteAtInfinity().filter(limit -> limit.compareTo(tolerance) <= 0).isPresent();
  }

  private Polynomial withoutNoise(Polynomial p) {
    Real noise = tolerance.times(Rational.of(100));
    return Polynomial.of(
        p.coefficients().stream().map(c -> c.abs().compareTo(noise) <= 0 ? Real.ZERO : c).toList());
  }

  /**
   * Returns where a polynomial that should not be negative first becomes so, to the right of zero;
   * nothing if it never does.
   */
  private Optional<Real> firstSignChange(Polynomial exact, Deadline deadline) {
    Polynomial margin = tolerance.isZero() ? exact : withoutNoise(exact);
    if (margin.isZero()) {
      return Optional.empty();
    }
    int lowest = 0;
    while (margin.coefficient(lowest).isZero()) {
      lowest++;
    }
    if (margin.coefficient(lowest).signum() < 0) {
      return Optional.of(Real.ZERO);
    }
    Polynomial rest = Polynomial.of(margin.coefficients().subList(lowest, margin.degree() + 1));
    return rest.degree() < 1
        ? Optional.empty()
        : rest.signChangingPart(deadline)
            .firstPositiveRoot(deadline)
            .map((Rational root) -> Real.of(root));
  }
}

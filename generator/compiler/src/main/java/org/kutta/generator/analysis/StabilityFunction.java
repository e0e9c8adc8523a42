package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
  public static StabilityFunction of(Tableau tableau) {
    return of(tableau, Real.ZERO);
  }

  /** Returns the stability function of a tableau whose conditions hold to a tolerance. */
  public static StabilityFunction of(Tableau tableau, Real tolerance) {
    return tableau.structure() == Structure.EXPLICIT
        ? new StabilityFunction(polynomial(tableau), ONE, tolerance)
        : rational(tableau, tolerance);
  }

  /** R(z) = 1 + Σ_k z^k bᵀA^(k−1)1, a polynomial since A is nilpotent. */
  private static Polynomial polynomial(Tableau tableau) {
    Scaling scaling = Scaling.of(tableau, tableau.b());
    List<List<Real>> a = scaling.matrix(tableau);
    List<Real> b = scaling.weights(tableau.b());
    BigInteger scale = scaling.weights();
    List<Real> coefficients = new ArrayList<>(List.of(Real.ONE));
    List<Real> power = Collections.nCopies(tableau.stages(), Real.ONE);
    for (int k = 1; k <= tableau.stages(); k++) {
      coefficients.add(Tableau.dot(b, power).over(Real.of(Rational.of(scale))));
      List<Real> factor = power;
      power = a.stream().map(row -> Tableau.dot(row, factor)).toList();
      scale = scale.multiply(scaling.stages());
    }
    return Polynomial.of(coefficients);
  }

  /** R(z) = det(I − zA + z1bᵀ) / det(I − zA) (Hairer, Wanner II, prop. IV.3.2). */
  private static StabilityFunction rational(Tableau tableau, Real tolerance) {
    // Determinants do not change with the coordinates.
    Optional<ConjugateStages> conjugates = ConjugateStages.of(tableau);
    List<List<Real>> a = conjugates.map(ConjugateStages::a).orElse(tableau.a());
    List<Real> one =
        conjugates
            .map(ConjugateStages::one)
            .orElse(Collections.nCopies(tableau.stages(), Real.ONE));
    List<Real> b = conjugates.flatMap(stages -> stages.functional(tableau.b())).orElse(tableau.b());
    Polynomial n = Determinant.ofIdentityMinus(minusProduct(a, one, b));
    Polynomial d = Determinant.ofIdentityMinus(a);
    Polynomial common = n.gcd(d);
    Polynomial reduced = d.exactQuotient(common);
    Real scale = Real.ONE.over(reduced.coefficient(0));
    return new StabilityFunction(
        n.exactQuotient(common).scale(scale), reduced.scale(scale), tolerance);
  }

  /** Returns A − 1bᵀ. */
  private static List<List<Real>> minusProduct(List<List<Real>> a, List<Real> one, List<Real> b) {
    List<List<Real>> shifted = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      Real factor = one.get(i);
      shifted.add(Tableau.difference(a.get(i), b.stream().map(factor::times).toList()));
    }
    return shifted;
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
    Polynomial n = numerator.reflect();
    Polynomial d = denominator.reflect();
    return firstSignChange(d.times(d).minus(n.times(n))).map(Real::toDouble).orElse(INFINITY);
  }

  /** Returns the largest y with |R(it)| ≤ 1 for all 0 ≤ t ≤ y; infinity if there is no largest. */
  public double imaginaryInterval() {
    return firstSignChange(ePolynomial()).map(w -> Math.sqrt(w.toDouble())).orElse(INFINITY);
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

  /** Decides A-stability: |R| ≤ 1 on the imaginary axis, and no pole in the left half-plane. */
  public boolean isAStable() {
    return imaginaryInterval() == INFINITY && RouthHurwitz.allRootsRight(denominator);
  }

  /** Decides L-stability: A-stable, and R vanishes at infinity. */
  public boolean isLStable() {
    return isAStable() && absoluteAtInfinity().filter(Real::isZero).isPresent();
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
  private Optional<Real> firstSignChange(Polynomial exact) {
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
        : rest.signChangingPart().firstPositiveRoot().map((Rational root) -> Real.of(root));
  }
}

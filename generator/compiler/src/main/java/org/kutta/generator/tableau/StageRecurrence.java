package org.kutta.generator.tableau;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * A stabilised method by its recurrence. With orthogonal polynomials P_0 = 1, P_1 = x, P_j = α_j x
 * P_{j−1} − γ_j P_{j−2}, and F = −∇L at the points Θ_j,
 *
 * <pre>
 * Θ_1 = θ + μ̃_1 h F_0
 * Θ_j = (1 − μ_j − ν_j) θ + μ_j Θ_{j−1} + ν_j Θ_{j−2} + μ̃_j h F_{j−1} + γ̃_j h F_0
 * μ_j = α_j ω₀ b_j / b_{j−1}, ν_j = −γ_j b_j / b_{j−2}, μ̃_j = α_j ω₁ b_j / b_{j−1}
 * γ̃_j = −a_{j−1} μ̃_j, a_j = 1 − b_j P_j(ω₀), μ̃_1 = b_1 ω₁
 * </pre>
 *
 * <p>so that the stability function of Θ_j is a_j + b_j P_j(ω₀ + ω₁ z). With order one, b_j = 1/P_j
 * and ω₁ = P_s/P′_s; with order two, b_j = P″_j/P′_j², b_0 = b_1 = b_2 and ω₁ = P′_s/P″_s, all at
 * ω₀ (Sommeijer, Shampine, Verwer, J. Comput. Appl. Math. 88 (1998) 315, eq. 2.2; Meyer, Balsara,
 * Aslam, J. Comput. Phys. 257 (2014) 594). The result is Θ_s.
 *
 * <p>Entries of the Butcher tableau of s stages take O(s) digits each, and there are s²/2: what is
 * asked of many stages is answered from the recurrence.
 */
public final class StageRecurrence implements Scheme<Real> {

  /** Beyond this many stages, entries of the tableau are too long to work with. */
  private static final int LONGEST_WRITTEN = 20;

  /** Families of polynomials that are at most one on [−1, 1], one at 1, and monotone beyond. */
  public enum Polynomials {
    CHEBYSHEV {
      @Override
      public Rational alpha(int j) {
        return Rational.of(j == 1 ? 1 : 2);
      }

      @Override
      public Rational gamma(int j) {
        return Rational.ONE;
      }
    },
    LEGENDRE {
      @Override
      public Rational alpha(int j) {
        return Rational.of(2L * j - 1, j);
      }

      @Override
      public Rational gamma(int j) {
        return Rational.of(j - 1L, j);
      }
    };

    /** Returns α_j, for j from 1. */
    public abstract Rational alpha(int j);

    /** Returns γ_j, for j from 2. */
    public abstract Rational gamma(int j);
  }

  private final Polynomials polynomials;
  private final int order;
  private final int stages;
  private final Rational omega0;
  private final TaylorCoefficients values;
  private final Fraction omega1;
  private final List<Fraction> b = new ArrayList<>();
  private final Tableau<Real> tableau;

  /** The same, without a deadline. */
  public StageRecurrence(Polynomials polynomials, int order, int stages, Rational omega0) {
    this(polynomials, order, stages, omega0, Deadline.none());
  }

  /**
   * Computes ω₁ and b.
   *
   * @param order one or two, at most {@code stages}
   * @param omega0 at least one
   * @param deadline until when the coefficients must be there
   */
  public StageRecurrence(
      Polynomials polynomials, int order, int stages, Rational omega0, Deadline deadline) {
    if (order < 1 || order > 2 || stages < order || omega0.compareTo(Rational.ONE) < 0) {
      throw new IllegalArgumentException(
          "order %d, %d stages, omega0 %s".formatted(order, stages, omega0.toDouble()));
    }
    this.polynomials = polynomials;
    this.order = order;
    this.stages = stages;
    this.omega0 = omega0;
    this.values =
        new TaylorCoefficients(polynomials, omega0, stages, Math.min(4, stages), deadline);
    this.omega1 = derivative(stages, order - 1).over(derivative(stages, order));
    for (int j = 0; j <= stages; j++) {
      deadline.check();
      b.add(b(j, order));
    }
    this.tableau = Tableau.of(this);
  }

  private Fraction b(int j, int order) {
    if (order == 1) {
      return Fraction.ONE.over(derivative(j, 0));
    }
    int from = Math.max(j, 2);
    Fraction first = derivative(from, 1);
    return derivative(from, 2).over(first.times(first));
  }

  /** Returns the k-th derivative of P_j at ω₀, for k up to 2. */
  private Fraction derivative(int j, int k) {
    return k == 2 ? values.at(j, 2).times(Rational.of(2)) : values.at(j, k);
  }

  public Polynomials polynomials() {
    return polynomials;
  }

  /** Returns the order that the coefficients are made for, one or two. */
  public int order() {
    return order;
  }

  @Override
  public int stages() {
    return stages;
  }

  public Rational omega0() {
    return omega0;
  }

  public Fraction omega1() {
    return omega1;
  }

  /** Returns P_j^(k)(ω₀)/k!, for k up to 4 and s. */
  public Fraction taylor(int j, int k) {
    return values.at(j, k);
  }

  /** Returns P_s^(k)(ω₀)/k! for k from 0 to s. */
  public List<Fraction> taylorOfLast(Deadline deadline) {
    TaylorCoefficients all = new TaylorCoefficients(polynomials, omega0, stages, stages, deadline);
    return IntStream.rangeClosed(0, stages).mapToObj(k -> all.at(stages, k)).toList();
  }

  /** Returns b_j, for j from 0 to s. */
  public Fraction b(int j) {
    return b.get(j);
  }

  /** Returns a_j = 1 − b_j P_j(ω₀). */
  public Fraction a(int j) {
    return Fraction.ONE.minus(b.get(j).times(values.at(j, 0)));
  }

  /** Returns μ_j, the share of Θ_{j−1} in Θ_j, for j from 2. */
  public Fraction mu(int j) {
    return b.get(j).over(b.get(j - 1)).times(polynomials.alpha(j).times(omega0));
  }

  /** Returns ν_j, the share of Θ_{j−2} in Θ_j, for j from 2. */
  public Fraction nu(int j) {
    return b.get(j).over(b.get(j - 2)).times(polynomials.gamma(j)).negate();
  }

  /** Returns μ̃_j, the share of h F_{j−1} in Θ_j, for j from 1. */
  public Fraction muTilde(int j) {
    return j == 1
        ? b.get(1).times(omega1)
        : b.get(j).over(b.get(j - 1)).times(omega1).times(polynomials.alpha(j));
  }

  /** Returns γ̃_j, the share of h F_0 in Θ_j besides, for j from 2. */
  public Fraction gammaTilde(int j) {
    return a(j - 1).times(muTilde(j)).negate();
  }

  @Override
  public <R> R accept(Visitor<Real, R> visitor) {
    return visitor.visitRecurrence(this);
  }

  @Override
  public Tableau<Real> tableau() {
    return tableau;
  }

  @Override
  public boolean isWritten() {
    return stages <= LONGEST_WRITTEN;
  }

  /** Returns the rows of A and b, shape {@code [s + 1, s]}. */
  List<List<Real>> rows() {
    List<List<Real>> rows = new ArrayList<>();
    rows.add(Collections.nCopies(stages, Real.ZERO));
    rows.add(unit(0, muTilde(1)));
    for (int j = 2; j <= stages; j++) {
      List<Real> row = new ArrayList<>();
      Rational mu = mu(j).reduced();
      Rational nu = nu(j).reduced();
      List<Real> last = rows.get(j - 1);
      List<Real> before = rows.get(j - 2);
      for (int k = 0; k < stages; k++) {
        row.add(last.get(k).times(mu).plus(before.get(k).times(nu)));
      }
      row.set(j - 1, row.get(j - 1).plus(Real.of(muTilde(j).reduced())));
      row.set(0, row.get(0).plus(Real.of(gammaTilde(j).reduced())));
      rows.add(row);
    }
    return rows;
  }

  private List<Real> unit(int index, Fraction factor) {
    List<Real> row = new ArrayList<>(Collections.nCopies(stages, Real.ZERO));
    row.set(index, Real.of(factor.reduced()));
    return row;
  }

  /** Two recurrences with the same parameters are the same method. */
  @Override
  public boolean equals(Object other) {
    return other instanceof StageRecurrence that
        && polynomials == that.polynomials
        && order == that.order
        && stages == that.stages
        && omega0.equals(that.omega0);
  }

  @Override
  public int hashCode() {
    return Objects.hash(polynomials, order, stages, omega0);
  }

  @Override
  public String toString() {
    return "%s, order %d, %d stages, omega0 %s".formatted(polynomials, order, stages, omega0);
  }
}

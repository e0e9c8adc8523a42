package org.kutta.generator.tableau;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.number.Rational;
import org.kutta.generator.tableau.StageRecurrence.Polynomials;

/**
 * Taylor coefficients P_j^(k)(x)/k! of orthogonal polynomials at a rational point x = p/q.
 *
 * <p>They are held times q^j. With Chebyshev's polynomials these are integers, so that nothing is
 * ever brought to lowest terms.
 */
final class TaylorCoefficients {

  private final BigInteger denominator;

  /** By j, then k. */
  private final List<List<Rational>> scaled = new ArrayList<>();

  /**
   * @param degree the largest j
   * @param derivatives the largest k
   * @param deadline until when they must be there
   */
  TaylorCoefficients(
      Polynomials polynomials, Rational x, int degree, int derivatives, Deadline deadline) {
    this.denominator = x.denominator();
    Rational p = Rational.of(x.numerator());
    Rational q = Rational.of(denominator);
    for (int j = 0; j <= degree; j++) {
      deadline.check();
      List<Rational> row = new ArrayList<>();
      for (int k = 0; k <= derivatives; k++) {
        row.add(j == 0 ? (k == 0 ? Rational.ONE : Rational.ZERO) : next(polynomials, p, q, j, k));
      }
      scaled.add(row);
    }
  }

  /** P_j = α_j x P_{j−1} − γ_j P_{j−2}, differentiated k times and divided by k!. */
  private Rational next(Polynomials polynomials, Rational p, Rational q, int j, int k) {
    List<Rational> last = scaled.get(j - 1);
    Rational product = p.times(last.get(k));
    if (k > 0) {
      product = product.plus(q.times(last.get(k - 1)));
    }
    Rational sum = polynomials.alpha(j).times(product);
    return j == 1
        ? sum
        : sum.minus(polynomials.gamma(j).times(q).times(q).times(scaled.get(j - 2).get(k)));
  }

  Fraction at(int j, int k) {
    Rational value = scaled.get(j).get(k);
    return new Fraction(value.numerator(), value.denominator().multiply(denominator.pow(j)));
  }
}

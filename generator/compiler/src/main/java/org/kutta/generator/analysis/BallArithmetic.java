package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * Rigorous enclosures of a table's numbers.
 *
 * @param tolerance up to which a condition holds
 * @param bits of precision
 */
record BallArithmetic(ColouredTableau<Ball> coefficients, Ball one, Ball tolerance, int bits)
    implements ConditionArithmetic<Ball> {

  /** What products and sums of high orders may lose. */
  private static final int GUARD_BITS = 160;

  static BallArithmetic of(ColouredTableau<Real> numbers, Real tolerance, int bits) {
    return new BallArithmetic(
        numbers.map(x -> Ball.of(x, bits), x -> Ball.of(x, bits)),
        Ball.of(Real.ONE, bits),
        Ball.of(tolerance, bits),
        bits);
  }

  /** Returns the precision that resolves residuals of the size of a tolerance. */
  static int bitsFor(Real tolerance) {
    if (tolerance.isZero()) {
      return GUARD_BITS;
    }
    BigInteger inverse = tolerance.denominator();
    return inverse.bitLength() + GUARD_BITS;
  }

  @Override
  public Ball times(Ball x, Ball y) {
    return x.times(y);
  }

  @Override
  public Ball dot(List<Ball> x, List<Ball> y) {
    return Ball.dot(x, y);
  }

  @Override
  public Optional<Boolean> holds(RootedTree tree, Ball sum) {
    return residual(tree, sum).isWithin(tolerance);
  }

  /** Returns Σ b_i Φ_i(t) − 1/γ(t). */
  Ball residual(RootedTree tree, Ball sum) {
    Rational required = tree.required();
    return sum.minus(Ball.of(Real.of(required), bits));
  }
}

package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;

/** Exact numbers of a rational table, scaled to integers: nothing is ever divided. */
record IntegerArithmetic(Scaling scaling, ColouredTableau<BigInteger> coefficients)
    implements ConditionArithmetic<BigInteger> {

  /** Returns the integers, if the table and the weights can be scaled to them. */
  static Optional<IntegerArithmetic> of(ColouredTableau<Real> numbers) {
    Scaling scaling = Scaling.of(numbers);
    ColouredTableau<Real> scaled = scaling.scaled(Real.FIELD, numbers);
    boolean whole =
        scaled.entries().stream().allMatch(IntegerArithmetic::isInteger)
            && scaled.allWeights().stream().allMatch(IntegerArithmetic::isInteger);
    return whole
        ? Optional.of(
            new IntegerArithmetic(
                scaling,
                scaled.map(x -> x.rationalPart().numerator(), x -> x.rationalPart().numerator())))
        : Optional.empty();
  }

  private static boolean isInteger(Real x) {
    return x.isRational() && x.rationalPart().denominator().equals(BigInteger.ONE);
  }

  @Override
  public BigInteger one() {
    return BigInteger.ONE;
  }

  @Override
  public BigInteger times(BigInteger x, BigInteger y) {
    return x.multiply(y);
  }

  @Override
  public BigInteger dot(List<BigInteger> x, List<BigInteger> y) {
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < x.size(); i++) {
      if (x.get(i).signum() != 0 && y.get(i).signum() != 0) {
        sum = sum.add(x.get(i).multiply(y.get(i)));
      }
    }
    return sum;
  }

  @Override
  public Optional<Boolean> holds(RootedTree tree, BigInteger sum) {
    return Optional.of(
        sum.multiply(BigInteger.valueOf(tree.density())).equals(scaling.factor(tree)));
  }
}

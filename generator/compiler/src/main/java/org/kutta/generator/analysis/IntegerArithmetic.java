package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Exact numbers of a rational table, scaled to integers: nothing is ever divided. */
record IntegerArithmetic(
    Scaling scaling,
    List<List<BigInteger>> matrix,
    List<BigInteger> abscissae,
    List<BigInteger> weights)
    implements ConditionArithmetic<BigInteger> {

  /** Returns the integers, if the table and the weights can be scaled to them. */
  static Optional<IntegerArithmetic> of(Tableau<Real> tableau, List<Real> weights) {
    Scaling scaling = Scaling.of(tableau, weights);
    List<List<Real>> matrix = scaling.matrix(tableau);
    List<Real> abscissae = scaling.abscissae(tableau);
    List<Real> scaled = scaling.weights(weights);
    boolean whole =
        matrix.stream().allMatch(IntegerArithmetic::areIntegers)
            && areIntegers(abscissae)
            && areIntegers(scaled);
    return whole
        ? Optional.of(
            new IntegerArithmetic(
                scaling,
                matrix.stream().map(IntegerArithmetic::integers).toList(),
                integers(abscissae),
                integers(scaled)))
        : Optional.empty();
  }

  private static boolean areIntegers(List<Real> numbers) {
    return numbers.stream()
        .allMatch(x -> x.isRational() && x.rationalPart().denominator().equals(BigInteger.ONE));
  }

  private static List<BigInteger> integers(List<Real> numbers) {
    return numbers.stream().map(x -> x.rationalPart().numerator()).toList();
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

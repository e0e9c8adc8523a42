package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * Exact numbers of any kind, scaled.
 *
 * @param tolerance up to which a condition holds; zero asks for equality
 */
record RealArithmetic(
    Scaling scaling,
    List<List<Real>> matrix,
    List<Real> abscissae,
    List<Real> weights,
    Real tolerance)
    implements ConditionArithmetic<Real> {

  static RealArithmetic of(Tableau<Real> tableau, List<Real> weights, Real tolerance) {
    Scaling scaling = Scaling.of(tableau, weights);
    return new RealArithmetic(
        scaling,
        scaling.matrix(tableau),
        scaling.abscissae(tableau),
        scaling.weights(weights),
        tolerance);
  }

  @Override
  public Real one() {
    return Real.ONE;
  }

  @Override
  public Real times(Real x, Real y) {
    return x.times(y);
  }

  @Override
  public Real dot(List<Real> x, List<Real> y) {
    return Real.FIELD.dot(x, y);
  }

  @Override
  public Optional<Boolean> holds(RootedTree tree, Real sum) {
    return Optional.of(new OrderCondition(tree, unscaled(tree, sum)).holds(tolerance));
  }

  private Real unscaled(RootedTree tree, Real sum) {
    return sum.times(new Rational(BigInteger.ONE, scaling.factor(tree)));
  }
}

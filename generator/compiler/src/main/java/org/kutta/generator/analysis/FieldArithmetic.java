package org.kutta.generator.analysis;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;

/**
 * Exact elements of a field: functions of parameters, or numbers, which are scaled.
 *
 * @param tolerance up to which a condition holds; zero asks for equality
 */
record FieldArithmetic<E>(
    Field<E> field, Scaling scaling, ColouredTableau<E> coefficients, Real tolerance)
    implements ConditionArithmetic<E> {

  /** Returns the elements; numbers are scaled to integers where they are rational. */
  static <E> FieldArithmetic<E> scaled(
      Field<E> field, ColouredTableau<E> coefficients, Real tolerance) {
    Scaling scaling = coefficients.numbers(field).map(Scaling::of).orElse(Scaling.NONE);
    return new FieldArithmetic<>(field, scaling, scaling.scaled(field, coefficients), tolerance);
  }

  @Override
  public E one() {
    return field.one();
  }

  @Override
  public E times(E x, E y) {
    return field.times(x, y);
  }

  @Override
  public E dot(List<E> x, List<E> y) {
    return field.dot(x, y);
  }

  @Override
  public Optional<Boolean> holds(RootedTree tree, E sum) {
    return Optional.of(condition(tree, sum).holds(tolerance));
  }

  /** Returns the condition that a sum belongs to. */
  OrderCondition<E> condition(RootedTree tree, E sum) {
    BigInteger factor = scaling.factor(tree);
    return new OrderCondition<>(
        field,
        tree,
        factor.equals(BigInteger.ONE)
            ? sum
            : field.times(sum, new Rational(BigInteger.ONE, factor)));
  }
}

package org.kutta.generator.symbolic;

import java.util.Optional;
import org.kutta.generator.number.Field;
import org.kutta.generator.number.Real;

/** The field of rational functions in any number of variables. */
enum FunctionField implements Field<RationalFunction> {
  INSTANCE;

  @Override
  public RationalFunction zero() {
    return RationalFunction.ZERO;
  }

  @Override
  public RationalFunction one() {
    return RationalFunction.ONE;
  }

  @Override
  public RationalFunction of(Real number) {
    return RationalFunction.constant(number);
  }

  @Override
  public RationalFunction plus(RationalFunction x, RationalFunction y) {
    return x.plus(y);
  }

  @Override
  public RationalFunction minus(RationalFunction x, RationalFunction y) {
    return x.minus(y);
  }

  @Override
  public RationalFunction times(RationalFunction x, RationalFunction y) {
    return x.times(y);
  }

  @Override
  public RationalFunction over(RationalFunction x, RationalFunction y) {
    return x.over(y);
  }

  @Override
  public RationalFunction negate(RationalFunction x) {
    return x.negate();
  }

  @Override
  public boolean isZero(RationalFunction x) {
    return x.isZero();
  }

  @Override
  public boolean isWithin(RationalFunction x, Real tolerance) {
    return x.asConstant().filter(number -> number.abs().compareTo(tolerance) <= 0).isPresent();
  }

  @Override
  public Optional<Real> asNumber(RationalFunction x) {
    return x.asConstant();
  }
}

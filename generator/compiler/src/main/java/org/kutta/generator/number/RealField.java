package org.kutta.generator.number;

import java.util.Optional;

/** The field of exact real numbers. */
enum RealField implements Field<Real> {
  INSTANCE;

  @Override
  public Real zero() {
    return Real.ZERO;
  }

  @Override
  public Real one() {
    return Real.ONE;
  }

  @Override
  public Real of(Real number) {
    return number;
  }

  @Override
  public Real plus(Real x, Real y) {
    return x.plus(y);
  }

  @Override
  public Real minus(Real x, Real y) {
    return x.minus(y);
  }

  @Override
  public Real times(Real x, Real y) {
    return x.times(y);
  }

  @Override
  public Real times(Real x, Rational y) {
    return x.times(y);
  }

  @Override
  public Real power(Real x, int exponent) {
    return x.power(exponent);
  }

  @Override
  public Real over(Real x, Real y) {
    return x.over(y);
  }

  @Override
  public Real negate(Real x) {
    return x.negate();
  }

  @Override
  public boolean isZero(Real x) {
    return x.isZero();
  }

  @Override
  public boolean isWithin(Real x, Real tolerance) {
    return x.abs().compareTo(tolerance) <= 0;
  }

  @Override
  public Optional<Real> asNumber(Real x) {
    return Optional.of(x);
  }
}

package org.kutta.generator.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.number.Real;

/** A coefficient of a plan under search: a double, and the exact number once it is wanted. */
final class Factor {

  static final Factor ONE = new Factor(1, () -> Real.ONE);

  private final double value;
  private final Supplier<Real> formula;
  private @Nullable Real exact;

  Factor(double value, Supplier<Real> formula) {
    this.value = value;
    this.formula = formula;
  }

  double value() {
    return value;
  }

  boolean isOne() {
    return Math.abs(value - 1) < Row.TOLERANCE;
  }

  Factor times(Factor other) {
    return new Factor(value * other.value, () -> exact().times(other.exact()));
  }

  Real exact() {
    Real known = exact;
    if (known == null) {
      known = formula.get();
      exact = known;
    }
    return known;
  }
}

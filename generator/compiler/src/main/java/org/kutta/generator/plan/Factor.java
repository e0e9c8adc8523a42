package org.kutta.generator.plan;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A coefficient of a plan under search: a double, and the exact coefficient once it is wanted. */
final class Factor {

  static final Factor ONE = new Factor(1, () -> Coefficient.ONE);

  private final double value;
  private final Supplier<Coefficient> formula;
  private @Nullable Coefficient exact;

  Factor(double value, Supplier<Coefficient> formula) {
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

  Coefficient exact() {
    Coefficient known = exact;
    if (known == null) {
      known = formula.get();
      exact = known;
    }
    return known;
  }
}

package org.kutta.generator.plan;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Origin.Derived;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Negation;
import org.kutta.generator.plan.Origin.Number;
import org.kutta.generator.plan.Origin.OfForm;
import org.kutta.grammar.syntax.Operator;

/**
 * An exact number of a program that knows where it comes from. Its arithmetic is that of the values
 * and of the origins together.
 *
 * <p>A result of size one or zero stands for itself, wherever it comes from. An entry does not, nor
 * does the sum or difference of two: in a family their size may be that of a single member.
 */
public final class Coefficient {

  public static final Coefficient ZERO = new Coefficient(Origin.ZERO, false, () -> Real.ZERO);
  public static final Coefficient ONE = new Coefficient(Origin.ONE, true, () -> Real.ONE);
  private static final Coefficient MINUS_ONE =
      new Coefficient(new Negation(Origin.ONE), false, () -> Real.ONE.negate());

  private final Origin origin;
  private final boolean isOne;
  private final Supplier<Real> formula;
  private @Nullable Real value;

  private Coefficient(Origin origin, boolean isOne, Supplier<Real> formula) {
    this.origin = origin;
    this.isOne = isOne;
    this.formula = formula;
  }

  /** Returns a coefficient of that origin, whatever its value. */
  public static Coefficient of(Origin origin, Real value) {
    return new Coefficient(origin, value.isOne(), () -> value);
  }

  /** Returns a coefficient of a form. */
  static Coefficient of(OfForm origin, Real value) {
    return derived(origin, value);
  }

  /** Returns a coefficient of a form whose value may be too long to be brought to lowest terms. */
  static Coefficient of(OfForm origin, Fraction value) {
    boolean isOne = value.isSameAs(Fraction.ONE);
    return new Coefficient(origin, isOne, () -> Real.of(value.reduced()));
  }

  private static Coefficient derived(Origin origin, Real value) {
    if (value.isZero()) {
      return ZERO;
    }
    if (value.abs().isOne()) {
      return value.signum() > 0 ? ONE : MINUS_ONE;
    }
    return origin.size() > Origin.LONGEST
        ? of(
            value.signum() < 0 ? new Negation(new Number(value.negate())) : new Number(value),
            value)
        : of(origin, value);
  }

  public Origin origin() {
    return origin;
  }

  public Real value() {
    Real known = value;
    if (known == null) {
      known = formula.get();
      value = known;
    }
    return known;
  }

  public boolean isOne() {
    return isOne;
  }

  public boolean isZero() {
    return this == ZERO || value().isZero();
  }

  /** Returns it without the sign that it is written with; the value may still be negative. */
  public Coefficient unsigned() {
    return origin.isNegative() ? negate() : this;
  }

  Coefficient negate() {
    if (this == ZERO) {
      return this;
    }
    Origin negated = origin.isNegative() ? origin.unsigned() : new Negation(origin);
    return of(negated, value().negate());
  }

  Coefficient plus(Coefficient y) {
    if (isZero() || y.isZero()) {
      return isZero() ? y : this;
    }
    Origin left = origin.unsigned();
    Origin right = y.origin.unsigned();
    boolean same = origin.isNegative() == y.origin.isNegative();
    Origin sum = same ? new Derived(Operator.ADD, left, right) : difference(left, right);
    Real result = value().plus(y.value());
    boolean isOfEntries = left instanceof Entry && right instanceof Entry && !result.isZero();
    Origin total = signed(origin.isNegative(), sum);
    return isOfEntries ? of(total, result) : derived(total, result);
  }

  Coefficient minus(Coefficient y) {
    return plus(y.negate());
  }

  Coefficient times(Coefficient y) {
    if (isOne || y.isOne) {
      return isOne ? y : this;
    }
    Origin left = origin.unsigned();
    Origin right = y.origin.unsigned();
    boolean negative = origin.isNegative() != y.origin.isNegative();
    return derived(signed(negative, product(left, right)), value().times(y.value()));
  }

  Coefficient over(Coefficient y) {
    if (y.isOne) {
      return this;
    }
    Origin left = origin.unsigned();
    Origin right = y.origin.unsigned();
    boolean negative = origin.isNegative() != y.origin.isNegative();
    return derived(signed(negative, quotient(left, right)), value().over(y.value()));
  }

  private static Origin signed(boolean negative, Origin origin) {
    if (!negative) {
      return origin;
    }
    return origin.isNegative() ? origin.unsigned() : new Negation(origin);
  }

  /** Returns x − y; x − (x − z) is z. */
  private static Origin difference(Origin x, Origin y) {
    Optional<Derived> known = derived(y, Operator.SUBTRACT).filter(d -> d.left().equals(x));
    return known.map(Derived::right).orElseGet(() -> new Derived(Operator.SUBTRACT, x, y));
  }

  /** Returns x y; (z / y) y is z. */
  private static Origin product(Origin x, Origin y) {
    if (x.equals(Origin.ONE) || y.equals(Origin.ONE)) {
      return x.equals(Origin.ONE) ? y : x;
    }
    Optional<Derived> left = derived(x, Operator.DIVIDE).filter(d -> d.right().equals(y));
    Optional<Derived> right = derived(y, Operator.DIVIDE).filter(d -> d.right().equals(x));
    return left.or(() -> right)
        .map(Derived::left)
        .orElseGet(() -> new Derived(Operator.MULTIPLY, x, y));
  }

  /** Returns x / y; (z y) / y is z. */
  private static Origin quotient(Origin x, Origin y) {
    if (y.equals(Origin.ONE)) {
      return x;
    }
    Optional<Derived> product = derived(x, Operator.MULTIPLY);
    if (product.filter(d -> d.right().equals(y)).isPresent()) {
      return product.get().left();
    }
    return product
        .filter(d -> d.left().equals(y))
        .map(Derived::right)
        .orElseGet(() -> new Derived(Operator.DIVIDE, x, y));
  }

  private static Optional<Derived> derived(Origin origin, Operator operator) {
    return origin instanceof Derived derived && derived.operator() == operator
        ? Optional.of(derived)
        : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coefficient that
        && origin.equals(that.origin)
        && value().equals(that.value());
  }

  @Override
  public int hashCode() {
    return origin.hashCode();
  }

  @Override
  public String toString() {
    return origin + " = " + value();
  }
}

package org.kutta.generator.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;

/**
 * The values that a parameter may take: an interval less some points.
 *
 * @param lower end; nothing for −∞
 * @param upper end; nothing for ∞
 * @param excluded values that are left out; they may depend on other parameters
 */
public record ParameterDomain(
    Optional<Bound> lower, Optional<Bound> upper, List<RationalFunction> excluded) {

  /** An end of an interval, and whether it is left out itself. */
  public record Bound(Real value, boolean open) {}

  public ParameterDomain {
    excluded = List.copyOf(excluded);
  }

  /** Returns whether no number lies in the interval. */
  public boolean isEmpty() {
    if (lower.isEmpty() || upper.isEmpty()) {
      return false;
    }
    int order = lower.get().value().compareTo(upper.get().value());
    return order > 0 || (order == 0 && (lower.get().open() || upper.get().open()));
  }

  /** Returns whether a number is large enough. */
  public boolean isAboveLower(Real x) {
    return lower.isEmpty() || isInside(x.compareTo(lower.get().value()), lower.get());
  }

  /** Returns whether a number is small enough. */
  public boolean isBelowUpper(Real x) {
    return upper.isEmpty() || isInside(-x.compareTo(upper.get().value()), upper.get());
  }

  private static boolean isInside(int order, Bound bound) {
    return order > 0 || (order == 0 && !bound.open());
  }

  /** Returns whether the interval has a number; the excluded values are not looked at. */
  public boolean includes(Real x) {
    return isAboveLower(x) && isBelowUpper(x);
  }

  /** Returns some numbers strictly inside the interval, or its only one. */
  List<Real> samples() {
    List<Real> samples = new ArrayList<>();
    for (Rational t :
        List.of(
            Rational.of(1, 2),
            Rational.of(1, 3),
            Rational.of(3, 4),
            Rational.of(1, 5),
            Rational.of(10, 11))) {
      samples.add(sample(t));
    }
    return samples.stream().distinct().toList();
  }

  /** Maps (0, 1) into the interval. */
  private Real sample(Rational t) {
    if (lower.isPresent() && upper.isPresent()) {
      Real width = upper.get().value().minus(lower.get().value());
      return lower.get().value().plus(width.times(t));
    }
    Rational beyond = t.over(Rational.ONE.minus(t));
    if (lower.isPresent()) {
      return lower.get().value().plus(Real.of(beyond));
    }
    return upper
        .map(bound -> bound.value().minus(Real.of(beyond)))
        .orElse(Real.of(beyond.minus(Rational.ONE.over(beyond))));
  }

  /** Returns the domain without one or both ends of its interval. */
  ParameterDomain opened(boolean openLower, boolean openUpper) {
    return new ParameterDomain(
        lower.map(bound -> new Bound(bound.value(), bound.open() || openLower)),
        upper.map(bound -> new Bound(bound.value(), bound.open() || openUpper)),
        excluded);
  }

  /** Returns the domain with one more excluded value. */
  ParameterDomain without(RationalFunction value) {
    List<RationalFunction> more = new ArrayList<>(excluded);
    more.add(value);
    return new ParameterDomain(lower, upper, more);
  }

  /** Returns the domain in the syntax of the language, {@code alpha in (0, 1] and != 1/2}. */
  public String toString(String parameter, List<String> names) {
    List<String> parts = new ArrayList<>();
    if (lower.isPresent() && upper.isPresent()) {
      parts.add(
          "in "
              + (lower.get().open() ? "(" : "[")
              + lower.get().value()
              + ", "
              + upper.get().value()
              + (upper.get().open() ? ")" : "]"));
    }
    excluded.forEach(value -> parts.add("!= " + value.toString(names)));
    return parts.isEmpty() ? parameter : parameter + " " + String.join(" and ", parts);
  }
}

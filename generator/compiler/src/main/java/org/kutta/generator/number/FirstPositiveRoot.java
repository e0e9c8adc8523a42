package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;

/**
 * The smallest positive root of a square-free polynomial, by bisection with Descartes' rule of
 * signs (Collins and Akritas 1976): exact, and without the large remainders of a Sturm sequence.
 *
 * <p>If p has degree n, the sign changes among the coefficients of (1 + x)^n p(1/(1 + x)) bound the
 * roots in (0, 1); none and one are exact.
 */
final class FirstPositiveRoot {

  private static final Rational HALF = Rational.of(1, 2);
  private static final Rational TWO = Rational.of(2);

  /** An interval that holds exactly one root, or is that root. */
  private record Isolated(Rational lower, Rational upper) {}

  private final Polynomial p;
  private final Deadline deadline;

  private FirstPositiveRoot(Polynomial p, Deadline deadline) {
    this.p = p;
    this.deadline = deadline;
  }

  /**
   * Returns an upper bound of the root, less than {@code 2^-bits} of its size away from it.
   *
   * @param squareFree not zero at zero
   */
  static Optional<Rational> of(Polynomial squareFree, int bits, Deadline deadline) {
    FirstPositiveRoot search = new FirstPositiveRoot(withIntegers(squareFree), deadline);
    return search.isolate().map(interval -> search.refine(interval, bits));
  }

  /**
   * Finds the first root octave by octave from below: bounds from above are astronomical where the
   * last coefficients are small, as those of stability functions are.
   */
  private Optional<Isolated> isolate() {
    if (signChanges(p.coefficients()) == 0) {
      return Optional.empty();
    }
    Rational bound = rootBound(p);
    Rational lower = Rational.ONE.over(rootBound(Polynomial.of(reversed(p))));
    for (; lower.compareTo(bound) < 0; lower = lower.times(TWO)) {
      deadline.check();
      if (signAt(p, lower) == 0) {
        return Optional.of(new Isolated(lower, lower));
      }
      Polynomial octave = shiftedByOne(withIntegers(scaled(p, lower)));
      Optional<Isolated> found = isolate(octave, lower, lower.times(TWO));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Finds the first root in {@code (lower, upper)}; {@code q} is p moved to (0, 1). */
  private Optional<Isolated> isolate(Polynomial q, Rational lower, Rational upper) {
    deadline.check();
    int changes = signChanges(shiftedByOne(reversed(q)));
    if (changes == 0) {
      return Optional.empty();
    }
    if (changes == 1) {
      return Optional.of(new Isolated(lower, upper));
    }
    Rational middle = lower.plus(upper).times(HALF);
    // 2^n q(x/2) keeps coefficients integers, and keeps every sign.
    Polynomial left = halved(q);
    Optional<Isolated> below = isolate(left, lower, middle);
    if (below.isPresent()) {
      return below;
    }
    if (signAt(p, middle) == 0) {
      return Optional.of(new Isolated(middle, middle));
    }
    return isolate(shiftedByOne(left), middle, upper);
  }

  private Rational refine(Isolated interval, int bits) {
    Rational lower = interval.lower();
    Rational upper = interval.upper();
    int signBelow = signJustAbove(lower);
    Rational precision = Rational.of(BigInteger.ONE.shiftLeft(bits));
    // Relative to the root, not to its interval: a tiny last coefficient makes that one huge.
    while (upper.minus(lower).times(precision).compareTo(lower) > 0) {
      deadline.check();
      Rational middle = lower.plus(upper).times(HALF);
      int sign = signAt(p, middle);
      if (sign == signBelow) {
        lower = middle;
      } else {
        upper = middle;
        lower = sign == 0 ? middle : lower;
      }
    }
    return upper;
  }

  /** Returns the sign of p right of a point, which may itself be a root. */
  private int signJustAbove(Rational x) {
    int sign = signAt(p, x);
    return sign != 0 ? sign : signAt(p.derivative(), x);
  }

  /** Returns the sign of p(m/d), that of d^n p(m/d): integers, with no fraction to reduce. */
  private static int signAt(Polynomial p, Rational x) {
    Rational m = Rational.of(x.numerator());
    Rational d = Rational.of(x.denominator());
    Rational power = Rational.ONE;
    Real value = Real.ZERO;
    for (int k = p.degree(); k >= 0; k--) {
      value = value.times(m).plus(p.coefficient(k).times(power));
      power = power.times(d);
    }
    return value.signum();
  }

  /** Returns a power of two above all roots (Cauchy). */
  private static Rational rootBound(Polynomial p) {
    Real leading = p.coefficient(p.degree()).abs();
    Rational bound = TWO;
    for (Real coefficient : p.coefficients()) {
      while (coefficient.abs().compareTo(leading.times(bound)) > 0) {
        bound = bound.times(TWO);
      }
    }
    return bound.times(TWO);
  }

  private static Polynomial withIntegers(Polynomial p) {
    BigInteger multiple = BigInteger.ONE;
    for (Real coefficient : p.coefficients()) {
      BigInteger denominator = coefficient.denominator();
      multiple = multiple.divide(multiple.gcd(denominator)).multiply(denominator);
    }
    return p.scale(Real.of(Rational.of(multiple)));
  }

  /** Returns p(factor · x). */
  private static Polynomial scaled(Polynomial p, Rational factor) {
    List<Real> scaled = new ArrayList<>();
    Rational power = Rational.ONE;
    for (Real coefficient : p.coefficients()) {
      scaled.add(coefficient.times(power));
      power = power.times(factor);
    }
    return Polynomial.of(scaled);
  }

  /** Returns 2^n p(x/2). */
  private static Polynomial halved(Polynomial p) {
    List<Real> halved = new ArrayList<>();
    for (int k = 0; k <= p.degree(); k++) {
      BigInteger power = BigInteger.ONE.shiftLeft(p.degree() - k);
      halved.add(p.coefficient(k).times(Rational.of(power)));
    }
    return Polynomial.of(halved);
  }

  /** Returns x^n p(1/x). */
  private static List<Real> reversed(Polynomial p) {
    List<Real> reversed = new ArrayList<>();
    for (int k = p.degree(); k >= 0; k--) {
      reversed.add(p.coefficient(k));
    }
    return reversed;
  }

  private static Polynomial shiftedByOne(Polynomial p) {
    return Polynomial.of(shiftedByOne(p.coefficients()));
  }

  /** Returns the coefficients of p(x + 1), by repeated synthetic division. */
  private static List<Real> shiftedByOne(List<Real> coefficients) {
    List<Real> shifted = new ArrayList<>(coefficients);
    for (int i = 0; i < shifted.size(); i++) {
      for (int k = shifted.size() - 2; k >= i; k--) {
        shifted.set(k, shifted.get(k).plus(shifted.get(k + 1)));
      }
    }
    return shifted;
  }

  private static int signChanges(List<Real> coefficients) {
    int changes = 0;
    int last = 0;
    for (Real coefficient : coefficients) {
      int sign = coefficient.signum();
      if (sign != 0) {
        changes += last != 0 && sign != last ? 1 : 0;
        last = sign;
      }
    }
    return changes;
  }
}

package org.kutta.generator.number;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exact real algebraic number: a {@link Surd}, or a polynomial in the generator of an {@link
 * Extension} whose coefficients are numbers of the fields below it.
 *
 * <p>Whether a number is zero is decided, never guessed. A test by intervals settles most cases;
 * the rest is algebra, see {@link Extension}.
 *
 * <p>Numbers of one tower combine freely, and so do those of towers with the same generators, as
 * when a text is read twice; others never meet, since each method has a tower of its own. Not
 * thread-safe across threads that share a tower.
 */
public final class Real implements Comparable<Real> {

  public static final Real ZERO = of(Surd.ZERO);
  public static final Real ONE = of(Surd.ONE);

  /** Where intervals start; enough to tell apart what differs in published tables. */
  private static final int FIRST_BITS = 128;

  private static final int LONGEST_READ = 40;
  private static final int DIGITS_READ = 16;

  /** Where a number that still looks like a tie is compared with it exactly. */
  private static final int TIE_BITS = 1024;

  /** The number, at the bottom of the tower; above it, not used. */
  private final Surd surd;

  private final @Nullable Extension extension;

  /**
   * The number as a polynomial in the extension's generator, of a lower degree than its modulus.
   */
  private final Polynomial value;

  private Real(Surd surd, @Nullable Extension extension, Polynomial value) {
    this.surd = surd;
    this.extension = extension;
    this.value = value;
  }

  public static Real of(Surd surd) {
    return new Real(surd, null, Polynomial.ZERO);
  }

  public static Real of(Rational r) {
    return of(Surd.of(r));
  }

  public static Real of(long n) {
    return of(Surd.of(n));
  }

  public static Real of(long numerator, long denominator) {
    return of(Surd.of(numerator, denominator));
  }

  /** Returns a polynomial in an extension's generator, at the lowest level that holds it. */
  static Real of(Extension extension, Polynomial value) {
    return value.degree() < 1 ? value.coefficient(0) : new Real(Surd.ZERO, extension, value);
  }

  private int level() {
    return extension == null ? 0 : extension.level();
  }

  Optional<Extension> extension() {
    return Optional.ofNullable(extension);
  }

  /** Returns the number as a polynomial in the generator of its extension; zero for a surd. */
  Polynomial value() {
    return value;
  }

  /** Returns this number as a polynomial in the generator of an extension at or above its level. */
  private Polynomial in(Extension top) {
    if (extension == null || extension.level() < top.level()) {
      return Polynomial.of(List.of(this));
    }
    if (!extension.isSameAs(top)) {
      throw new IllegalArgumentException("numbers of different towers: " + this + ", " + top);
    }
    return value;
  }

  private static Extension higher(Real x, Real y) {
    Extension top = x.level() >= y.level() ? x.extension : y.extension;
    if (top == null) {
      throw new IllegalStateException("both are surds");
    }
    return top;
  }

  private boolean areSurds(Real y) {
    return extension == null && y.extension == null;
  }

  public Real plus(Real y) {
    if (areSurds(y)) {
      return of(surd.plus(y.surd));
    }
    Extension top = higher(this, y);
    return of(top, in(top).plus(y.in(top)));
  }

  public Real minus(Real y) {
    return plus(y.negate());
  }

  public Real negate() {
    return extension == null ? of(surd.negate()) : times(Rational.of(-1));
  }

  public Real times(Real y) {
    if (areSurds(y)) {
      return of(surd.times(y.surd));
    }
    Extension top = higher(this, y);
    return of(top, top.reduce(in(top).times(y.in(top))));
  }

  public Real times(Rational y) {
    return extension == null
        ? of(surd.times(y))
        : of(extension, value.map(coefficient -> coefficient.times(y)));
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public Real over(Real y) {
    return times(y.inverse());
  }

  private Real inverse() {
    if (isZero()) {
      throw new ArithmeticException("division by zero");
    }
    return extension == null ? of(Surd.ONE.over(surd)) : of(extension, extension.inverse(value));
  }

  /**
   * Returns the integer power.
   *
   * @throws ArithmeticException if this is zero and the exponent negative
   */
  public Real power(int exponent) {
    if (extension == null) {
      return of(surd.power(exponent));
    }
    Real base = exponent < 0 ? inverse() : this;
    long n = Math.abs((long) exponent);
    Real result = ONE;
    for (long bit = Long.highestOneBit(n); bit > 0; bit >>= 1) {
      result = result.times(result);
      result = (n & bit) == 0 ? result : result.times(base);
    }
    return result;
  }

  /** Decides whether this is zero. */
  public boolean isZero() {
    if (extension == null) {
      return surd.isZero();
    }
    return enclose(FIRST_BITS).containsZero() && extension.vanishes(value);
  }

  public boolean isOne() {
    return equals(ONE);
  }

  /** Returns whether this is written as a rational; a nested root may hide one. */
  public boolean isRational() {
    return extension == null && surd.isRational();
  }

  /** Returns the rational that {@link #isRational} speaks of. */
  public Rational rationalPart() {
    return surd.rationalPart();
  }

  /** Returns whether a root of {@link Tower#conjugates} is in this number. */
  public boolean isOfConjugates() {
    return extension != null
        && (extension.conjugates().isPresent()
            || value.coefficients().stream().anyMatch(Real::isOfConjugates));
  }

  /** Returns whether this is a sum of rational multiples of square roots of integers. */
  boolean isSurd() {
    return extension == null;
  }

  Surd surd() {
    return surd;
  }

  /** Returns the number of bits it takes to write the number down, its generators left aside. */
  public long bits() {
    return extension == null
        ? surd.bits()
        : value.coefficients().stream().mapToLong(Real::bits).sum();
  }

  /** Returns the least positive integer that makes all rationals in this number integers. */
  public BigInteger denominator() {
    return extension == null
        ? surd.denominator()
        : value.coefficients().stream().map(Real::denominator).reduce(BigInteger.ONE, Real::lcm);
  }

  private static BigInteger lcm(BigInteger x, BigInteger y) {
    return x.divide(x.gcd(y)).multiply(y);
  }

  /** Returns the square-free integers under the square roots in this number. */
  Set<BigInteger> radicands() {
    return extension == null
        ? surd.radicands()
        : value.coefficients().stream()
            .flatMap(coefficient -> coefficient.radicands().stream())
            .collect(Collectors.toSet());
  }

  public int signum() {
    if (extension == null) {
      return surd.signum();
    }
    if (isZero()) {
      return 0;
    }
    for (int bits = FIRST_BITS; ; bits *= 2) {
      Interval enclosure = enclose(bits);
      if (!enclosure.containsZero()) {
        return enclosure.lower().signum();
      }
    }
  }

  public Real abs() {
    return signum() < 0 ? negate() : this;
  }

  /** Encloses this number; the interval shrinks to it as {@code bits} grow. */
  Interval enclose(int bits) {
    if (extension == null) {
      return surd.enclose(bits);
    }
    Interval generator = extension.enclose(bits);
    Interval sum = Interval.of(Rational.ZERO, bits);
    for (int k = value.degree(); k >= 0; k--) {
      sum = sum.times(generator).plus(value.coefficient(k).enclose(bits));
    }
    return sum;
  }

  /** Returns the nearest double, ties to even. */
  public double toDouble() {
    return rounded(Rational::toDouble);
  }

  /** Returns the nearest float, ties to even. */
  public float toFloat() {
    return rounded(Rational::toFloat);
  }

  /** Returns the nearest decimal of that many significant digits, ties to even. */
  public BigDecimal toDecimal(int digits) {
    MathContext context = new MathContext(digits, RoundingMode.HALF_EVEN);
    return rounded(
        r ->
            r.isZero()
                ? BigDecimal.ZERO
                : new BigDecimal(r.numerator())
                    .divide(new BigDecimal(r.denominator()), context)
                    .stripTrailingZeros());
  }

  /** Rounds by a monotone function: when it agrees on both ends of an enclosure, that is it. */
  private <T> T rounded(Function<Rational, T> round) {
    if (isRational()) {
      return round.apply(rationalPart());
    }
    for (int bits = FIRST_BITS; ; bits *= 2) {
      Interval enclosure = enclose(bits);
      T lower = round.apply(enclosure.lowerEnd());
      if (lower.equals(round.apply(enclosure.upperEnd()))) {
        return lower;
      }
      Optional<Rational> tie = bits < TIE_BITS ? Optional.empty() : exactly(enclosure);
      if (tie.isPresent()) {
        return round.apply(tie.get());
      }
    }
  }

  /** Returns the number as a rational, if it is the simplest one inside an enclosure. */
  private Optional<Rational> exactly(Interval enclosure) {
    Rational simplest = Rational.simplestBetween(enclosure.lowerEnd(), enclosure.upperEnd());
    return minus(of(simplest)).isZero() ? Optional.of(simplest) : Optional.empty();
  }

  @Override
  public int compareTo(Real y) {
    return minus(y).signum();
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Real that)) {
      return false;
    }
    return areSurds(that) ? surd.equals(that.surd) : minus(that).isZero();
  }

  /** Equal numbers have equal roundings, however they are written. */
  @Override
  public int hashCode() {
    return Double.hashCode(toDouble());
  }

  /**
   * Returns the number for readers: as it is written in a tableau if that takes at most 40
   * characters, otherwise its first digits, with dots for the rest.
   */
  public String toShortString() {
    String exact = toString();
    if (exact.length() <= LONGEST_READ) {
      return exact;
    }
    BigDecimal rounded = toDecimal(DIGITS_READ);
    boolean plain = rounded.scale() < 2 * DIGITS_READ && rounded.scale() >= 0;
    return plain ? rounded.toPlainString() + "..." : rounded.toString();
  }

  /** Returns the number as it is written in a tableau: {@code 1/2 - sqrt(3)/6}. */
  @Override
  public String toString() {
    return extension == null ? surd.toString() : extension.write(value);
  }
}

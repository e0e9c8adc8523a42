package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kutta.generator.budget.Deadline;

/**
 * A real number {@code r_1 √d_1 + … + r_k √d_k} with rational r and distinct square-free d: an
 * element of a multi-quadratic field.
 *
 * <p>Square roots of distinct square-free integers are linearly independent over the rationals
 * (Besicovitch 1940), so the representation is unique: a number is zero exactly when it has no
 * terms, and equality is equality of terms.
 */
public final class Surd extends Real {

  /** Bits of two rationals whose product takes longer than a look at the clock. */
  private static final int LONG = 4096;

  public static final Surd ZERO = of(Rational.ZERO);
  public static final Surd ONE = of(Rational.ONE);

  /** Radicand to coefficient; no coefficient is zero. Radicand 1 is the rational part. */
  private final SortedMap<BigInteger, Rational> terms;

  private Surd(SortedMap<BigInteger, Rational> terms) {
    terms.values().removeIf(Rational::isZero);
    this.terms = terms;
  }

  public static Surd of(Rational r) {
    SortedMap<BigInteger, Rational> terms = new TreeMap<>();
    terms.put(BigInteger.ONE, r);
    return new Surd(terms);
  }

  public static Surd of(long n) {
    return of(Rational.of(n));
  }

  public static Surd of(long numerator, long denominator) {
    return of(Rational.of(numerator, denominator));
  }

  /**
   * Returns the square root of a rational that is not negative, or nothing if its prime factors are
   * too large to find.
   */
  public static Optional<Surd> sqrt(Rational x) {
    if (x.isZero()) {
      return Optional.of(ZERO);
    }
    // √(p/q) = √(pq)/q
    return SquareFree.of(x.numerator().multiply(x.denominator()))
        .map(
            factors -> {
              SortedMap<BigInteger, Rational> terms = new TreeMap<>();
              terms.put(factors.radicand(), new Rational(factors.root(), x.denominator()));
              return new Surd(terms);
            });
  }

  @Override
  Optional<Extension> extension() {
    return Optional.empty();
  }

  @Override
  Polynomial value() {
    return Polynomial.of(List.of(this));
  }

  @Override
  Polynomial in(Extension top) {
    return value();
  }

  @Override
  Optional<Surd> asSurd() {
    return Optional.of(this);
  }

  @Override
  public boolean isOfConjugates() {
    return false;
  }

  @Override
  public Real plus(Real y) {
    return y instanceof Surd that ? plus(that) : y.plus(this);
  }

  public Surd plus(Surd y) {
    if (isRational() && y.isRational()) {
      return of(rationalPart().plus(y.rationalPart()));
    }
    SortedMap<BigInteger, Rational> sum = new TreeMap<>(terms);
    y.terms.forEach((d, r) -> sum.merge(d, r, Rational::plus));
    return new Surd(sum);
  }

  public Surd minus(Surd y) {
    return plus(y.negate());
  }

  @Override
  public Surd negate() {
    SortedMap<BigInteger, Rational> negated = new TreeMap<>();
    terms.forEach((d, r) -> negated.put(d, r.negate()));
    return new Surd(negated);
  }

  @Override
  public Real times(Real y) {
    return y instanceof Surd that ? times(that) : y.times(this);
  }

  public Surd times(Surd y) {
    return times(y, Deadline.none());
  }

  @Override
  Real times(Real y, Deadline deadline) {
    return y instanceof Surd that ? times(that, deadline) : y.times(this);
  }

  private Surd times(Surd y, Deadline deadline) {
    if (y.isRational()) {
      return times(y.rationalPart());
    }
    SortedMap<BigInteger, Rational> product = new TreeMap<>();
    terms.forEach(
        (d, r) ->
            y.terms.forEach(
                (e, q) -> {
                  if (r.bits() + q.bits() > LONG) {
                    deadline.check();
                  }
                  // √d √e = g √(de/g²) with g = gcd(d, e), and de/g² is square-free.
                  Rational g = Rational.of(d.gcd(e));
                  product.merge(QuadraticField.product(d, e), r.times(q).times(g), Rational::plus);
                }));
    return new Surd(product);
  }

  @Override
  public Surd times(Rational y) {
    SortedMap<BigInteger, Rational> product = new TreeMap<>();
    terms.forEach((d, r) -> product.put(d, r.times(y)));
    return new Surd(product);
  }

  /** Returns {@code this / y}; throws {@link ArithmeticException} if {@code y} is zero. */
  public Surd over(Surd y) {
    return times(y.inverse());
  }

  @Override
  Surd inverse() {
    return inverse(Deadline.none());
  }

  @Override
  Surd inverse(Deadline deadline) {
    if (isRational()) {
      return of(Rational.ONE.over(rationalPart()));
    }
    // With x̄ the conjugate that flips the roots divisible by q, x·x̄ no longer contains q.
    BigInteger q = coprimeFactor();
    SortedMap<BigInteger, Rational> flipped = new TreeMap<>();
    terms.forEach((d, r) -> flipped.put(d, d.mod(q).signum() == 0 ? r.negate() : r));
    Surd conjugate = new Surd(flipped);
    return conjugate.times(times(conjugate, deadline).inverse(deadline), deadline);
  }

  /** Returns a number above 1 that divides some radicands and is coprime to all others. */
  private BigInteger coprimeFactor() {
    TreeSet<BigInteger> radicands = new TreeSet<>(terms.keySet());
    radicands.remove(BigInteger.ONE);
    BigInteger q = radicands.first();
    for (BigInteger d : radicands) {
      BigInteger g = q.gcd(d);
      if (!g.equals(BigInteger.ONE)) {
        q = g;
      }
    }
    return q;
  }

  @Override
  public Surd power(int exponent) {
    Surd base = exponent < 0 ? inverse() : this;
    Surd result = ONE;
    for (long bit = Long.highestOneBit(Math.abs((long) exponent)); bit > 0; bit >>= 1) {
      result = result.times(result);
      if ((Math.abs((long) exponent) & bit) != 0) {
        result = result.times(base);
      }
    }
    return result;
  }

  @Override
  public boolean isZero() {
    return terms.isEmpty();
  }

  @Override
  public boolean isRational() {
    return isZero() || (terms.size() == 1 && terms.firstKey().equals(BigInteger.ONE));
  }

  /** Returns the rational term, whether there are others or not. */
  @Override
  public Rational rationalPart() {
    return coefficient(BigInteger.ONE);
  }

  /** Returns the coefficient of the root of a square-free integer. */
  Rational coefficient(BigInteger radicand) {
    return terms.getOrDefault(radicand, Rational.ZERO);
  }

  @Override
  public BigInteger denominator() {
    BigInteger multiple = BigInteger.ONE;
    for (Rational r : terms.values()) {
      multiple = multiple.divide(multiple.gcd(r.denominator())).multiply(r.denominator());
    }
    return multiple;
  }

  @Override
  public long bits() {
    return terms.entrySet().stream()
        .mapToLong(term -> term.getKey().bitLength() + (long) term.getValue().bits())
        .sum();
  }

  /** Returns the square-free integers under the roots, 1 among them if there is a rational part. */
  @Override
  Set<BigInteger> radicands() {
    return terms.keySet();
  }

  @Override
  public int signum() {
    return isRational() ? rationalPart().signum() : super.signum();
  }

  @Override
  public Surd abs() {
    return signum() < 0 ? negate() : this;
  }

  /** Encloses this number, each square root to {@code bits} binary places. */
  @Override
  Interval enclose(int bits) {
    Interval sum = Interval.of(Rational.ZERO, bits);
    for (Map.Entry<BigInteger, Rational> term : terms.entrySet()) {
      Interval root = Interval.of(Rational.of(term.getKey()), bits).sqrt();
      sum = sum.plus(root.times(Interval.of(term.getValue(), bits)));
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Surd that ? terms.equals(that.terms) : super.equals(other);
  }

  /** That of {@link Real}: an equal number may be written with nested roots. */
  @Override
  public int hashCode() {
    return super.hashCode();
  }

  /** Returns the number as it is written in a tableau: {@code 1/2 - sqrt(3)/6}. */
  @Override
  public String toString() {
    if (isZero()) {
      return "0";
    }
    StringBuilder text = new StringBuilder();
    terms.forEach(
        (d, r) -> {
          text.append(
              r.signum() < 0 ? (text.isEmpty() ? "-" : " - ") : text.isEmpty() ? "" : " + ");
          text.append(term(r.abs(), d));
        });
    return text.toString();
  }

  private static String term(Rational r, BigInteger radicand) {
    if (radicand.equals(BigInteger.ONE)) {
      return r.toString();
    }
    String factor = r.numerator().equals(BigInteger.ONE) ? "" : r.numerator() + "*";
    String divisor = r.denominator().equals(BigInteger.ONE) ? "" : "/" + r.denominator();
    return factor + "sqrt(" + radicand + ")" + divisor;
  }
}

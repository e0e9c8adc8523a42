package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A quick proof that a polynomial has no repeated factor: if the images of p and p′ in a finite
 * field are coprime, and neither a denominator nor a leading coefficient vanishes there, p and p′
 * are coprime themselves. The converse does not hold, so a failure proves nothing.
 */
final class ModularGcd {

  /** Each prime serves half of all radicands, so with four independent roots one in 16 does. */
  private static final int CANDIDATES = 400;

  private final long prime;

  private ModularGcd(long prime) {
    this.prime = prime;
  }

  static boolean provesSquareFree(Polynomial p) {
    return p.degree() >= 1 && provesCoprime(p, p.derivative());
  }

  /** Returns whether two polynomials that are not zero are proved to have no common factor. */
  static boolean provesCoprime(Polynomial p, Polynomial q) {
    return Stream.of(p, q)
            .flatMap(x -> x.coefficients().stream())
            .allMatch(x -> x.asSurd().isPresent())
        && field(p, q).map(field -> field.areCoprime(p, q)).orElse(false);
  }

  /** Finds a prime modulo which every root of the coefficients exists. */
  private static Optional<ModularGcd> field(Polynomial p, Polynomial q) {
    Collection<BigInteger> base = coprimeBase(p, q);
    // 2^31 − 1 is a prime, and rational coefficients ask for nothing else.
    return base.isEmpty() ? Optional.of(new ModularGcd(Integer.MAX_VALUE)) : fieldWithRoots(base);
  }

  private static Optional<ModularGcd> fieldWithRoots(Collection<BigInteger> base) {
    // From the prime 2^31 − 1 downwards, so that products fit a long; 3 modulo 4 for roots.
    return IntStream.range(0, CANDIDATES)
        .mapToObj(k -> new ModularGcd(Integer.MAX_VALUE - 4L * k))
        .filter(field -> field.isPrime() && base.stream().allMatch(field::hasRoot))
        .findFirst();
  }

  /** Returns pairwise coprime integers above 1 of which all radicands are products. */
  private static Collection<BigInteger> coprimeBase(Polynomial p, Polynomial q) {
    Set<BigInteger> base = new TreeSet<>();
    p.coefficients().forEach(x -> x.radicands().forEach(d -> insert(d, base)));
    q.coefficients().forEach(x -> x.radicands().forEach(d -> insert(d, base)));
    return base;
  }

  private static void insert(BigInteger d, Set<BigInteger> base) {
    BigInteger rest = d;
    for (BigInteger q : List.copyOf(base)) {
      BigInteger g = rest.gcd(q);
      if (!g.equals(BigInteger.ONE)) {
        base.remove(q);
        base.add(g);
        base.add(q.divide(g));
        rest = rest.divide(g);
      }
    }
    base.add(rest);
    base.remove(BigInteger.ONE);
  }

  private boolean isPrime() {
    for (long d = 3; d * d <= prime; d += 2) {
      if (prime % d == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean hasRoot(BigInteger q) {
    return power(image(q), (prime - 1) / 2) == 1;
  }

  private boolean areCoprime(Polynomial p, Polynomial q) {
    if (!p.coefficients().stream().allMatch(this::hasImage)) {
      return false;
    }
    List<Long> a = image(p);
    List<Long> b = image(q);
    if (a.size() != p.degree() + 1 || b.size() != q.degree() + 1) {
      return false;
    }
    while (!b.isEmpty()) {
      List<Long> r = remainder(a, b);
      a = b;
      b = r;
    }
    return a.size() == 1;
  }

  private boolean hasImage(Real x) {
    return image(x.denominator()) != 0;
  }

  private List<Long> image(Polynomial p) {
    List<Long> images = new ArrayList<>();
    p.coefficients().forEach(x -> images.add(image(x)));
    return trimmed(images);
  }

  /**
   * Maps a number into the field, √d to d^((prime+1)/4). Powers are multiplicative, and every
   * element of the coprime base has a root, so this respects all products.
   */
  private long image(Real x) {
    Surd surd = x.asSurd().orElseThrow();
    long sum = 0;
    for (BigInteger d : surd.radicands()) {
      Rational r = surd.coefficient(d);
      long quotient = image(r.numerator()) * inverse(image(r.denominator())) % prime;
      sum = (sum + quotient * power(image(d), (prime + 1) / 4)) % prime;
    }
    return sum;
  }

  private long image(BigInteger n) {
    return n.mod(BigInteger.valueOf(prime)).longValue();
  }

  private long inverse(long x) {
    return power(x, prime - 2);
  }

  private long power(long x, long exponent) {
    long result = 1;
    for (long bit = Long.highestOneBit(exponent); bit > 0; bit >>= 1) {
      result = result * result % prime;
      result = (exponent & bit) != 0 ? result * x % prime : result;
    }
    return result;
  }

  private List<Long> remainder(List<Long> a, List<Long> b) {
    List<Long> rest = new ArrayList<>(a);
    long inverse = inverse(b.get(b.size() - 1));
    for (int shift = a.size() - b.size(); shift >= 0; shift--) {
      long factor = rest.get(shift + b.size() - 1) * inverse % prime;
      for (int k = 0; k < b.size(); k++) {
        long reduced = (rest.get(shift + k) + (prime - factor) * b.get(k)) % prime;
        rest.set(shift + k, reduced);
      }
    }
    return trimmed(rest.subList(0, Math.min(rest.size(), b.size() - 1)));
  }

  private static List<Long> trimmed(List<Long> coefficients) {
    int length = coefficients.size();
    while (length > 0 && coefficients.get(length - 1) == 0) {
      length--;
    }
    return new ArrayList<>(coefficients.subList(0, length));
  }
}

package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Writes √(p + q√d) as a sum of two square roots, where that is possible with rational radicands.
 */
final class Denesting {

  private Denesting() {}

  /**
   * Returns √x as a surd, if x = p + q√d is positive and p² − q²d is the square of a rational r:
   * then √x = √((p + r)/2) ± √((p − r)/2), with the sign of q.
   */
  static Optional<Surd> sqrt(Surd x) {
    Rational p = x.rationalPart();
    Surd rest = x.minus(Surd.of(p));
    Surd square = rest.times(rest);
    if (!square.isRational() || p.signum() <= 0) {
      return Optional.empty();
    }
    return root(p.times(p).minus(square.rationalPart()))
        .flatMap(
            r -> {
              Rational half = Rational.of(1, 2);
              Optional<Surd> first = Surd.sqrt(p.plus(r).times(half));
              Optional<Surd> second = Surd.sqrt(p.minus(r).times(half));
              return first.flatMap(
                  a -> second.map(b -> rest.signum() < 0 ? a.minus(b) : a.plus(b)));
            });
  }

  private static Optional<Rational> root(Rational x) {
    if (x.signum() < 0) {
      return Optional.empty();
    }
    BigInteger[] numerator = x.numerator().sqrtAndRemainder();
    BigInteger[] denominator = x.denominator().sqrtAndRemainder();
    boolean exact = numerator[1].signum() == 0 && denominator[1].signum() == 0;
    return exact ? Optional.of(new Rational(numerator[0], denominator[0])) : Optional.empty();
  }
}

package org.kutta.generator.number;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * An interval, held as a midpoint on the grid of multiples of 2^−bits and a radius: cheaper than
 * two ends where millions of products are summed. The exact result of an operation always lies
 * inside.
 *
 * <p>Radii are doubles that are rounded up: each operation does fewer than 100 roundings of a
 * relative size of 2^−53, all of which {@link #UP} outweighs.
 */
public final class Ball {

  /** Finer grids would come near the smallest doubles, in which radii are held. */
  public static final int MAX_BITS = 896;

  private static final double UP = 1 + 0x1p-40;

  private final BigInteger middle;
  private final double radius;
  private final int bits;

  /** At least the size of every number inside. */
  private final double size;

  private Ball(BigInteger middle, double radius, int bits) {
    this.middle = middle;
    this.radius = radius;
    this.bits = bits;
    this.size = (Math.abs(ulps(middle.doubleValue(), bits)) + radius) * UP;
  }

  private static double ulps(double n, int bits) {
    // Two factors, since one would overflow where there are many bits.
    return n * Math.scalb(1.0, -bits / 2) * Math.scalb(1.0, -(bits - bits / 2));
  }

  /**
   * Encloses a number on a grid.
   *
   * @param bits of the grid, at most {@link #MAX_BITS}
   */
  public static Ball of(Real x, int bits) {
    if (bits > MAX_BITS) {
      throw new IllegalArgumentException(bits + " bits");
    }
    return enclosing(x.isRational() ? Interval.of(x.rationalPart(), bits) : x.enclose(bits), bits);
  }

  /**
   * Encloses a fraction on a grid.
   *
   * @param bits of the grid, at most {@link #MAX_BITS}
   */
  public static Ball of(Fraction x, int bits) {
    if (bits > MAX_BITS) {
      throw new IllegalArgumentException(bits + " bits");
    }
    return enclosing(Interval.of(x, bits), bits);
  }

  private static Ball enclosing(Interval enclosure, int bits) {
    BigInteger middle = enclosure.lower().add(enclosure.upper()).shiftRight(1);
    double radius = enclosure.upper().subtract(middle).doubleValue() * UP;
    return new Ball(middle, ulps(radius, bits) * UP, bits);
  }

  public Ball times(Ball y) {
    double inherited = size * y.radius + y.size * radius;
    return rounded(middle.multiply(y.middle), inherited, bits);
  }

  /** Returns Σ x_i y_i, rounded once. */
  public static Ball dot(List<Ball> x, List<Ball> y) {
    BigInteger sum = BigInteger.ZERO;
    double radius = 0;
    int bits = x.get(0).bits;
    for (int i = 0; i < x.size(); i++) {
      Ball p = x.get(i);
      Ball q = y.get(i);
      if (!p.isZero() && !q.isZero()) {
        sum = sum.add(p.middle.multiply(q.middle));
        radius += p.size * q.radius + q.size * p.radius;
      }
    }
    return rounded(sum, radius, bits);
  }

  /**
   * Returns n / 2^(2·bits) on the grid: one unit for the rounding, one for radii that underflow.
   */
  private static Ball rounded(BigInteger n, double inherited, int bits) {
    if (n.signum() == 0 && inherited == 0) {
      return new Ball(n, 0, bits);
    }
    return new Ball(n.shiftRight(bits), (inherited + ulps(2, bits)) * UP, bits);
  }

  public Ball minus(Ball y) {
    return new Ball(middle.subtract(y.middle), (radius + y.radius) * UP, bits);
  }

  /** Returns the sign that all numbers inside have; nothing if they differ. */
  public Optional<Integer> sign() {
    if (isZero()) {
      return Optional.of(0);
    }
    return middleSize() / UP > radius ? Optional.of(middle.signum()) : Optional.empty();
  }

  /** Returns whether this is zero, exactly. */
  public boolean isZero() {
    return middle.signum() == 0 && radius == 0;
  }

  /** Returns whether every number inside is at most {@code limit} in size; nothing if only some. */
  public Optional<Boolean> isWithin(Ball limit) {
    double least = (limit.middleSize() - limit.radius) / UP;
    if (size <= least) {
      return Optional.of(true);
    }
    return middleSize() / UP - radius > limit.size ? Optional.of(false) : Optional.empty();
  }

  private double middleSize() {
    return Math.abs(ulps(middle.doubleValue(), bits));
  }

  /** Returns the middle. */
  public double toDouble() {
    return ulps(middle.doubleValue(), bits);
  }

  /** Returns how far a number inside can be from the middle. */
  public double radius() {
    return radius;
  }
}

package org.kutta.runtime.state;

import java.util.function.DoublePredicate;

/**
 * Which values a number of a state, or the entries of one of its vectors, may have. Saving and
 * restoring check it: a state that could not have come from a step is neither written nor taken.
 */
public enum Range {
  /** Any finite number. */
  FINITE("finite", Double::isFinite),
  /** A finite number above 0, such as a learning rate. */
  POSITIVE("positive and finite", x -> x > 0 && Double.isFinite(x)),
  /** A finite number from 0, such as a sum of squares. */
  NOT_NEGATIVE("finite and not negative", x -> x >= 0 && Double.isFinite(x)),
  /** A number from 0, or infinity where a sum of squares overflowed. */
  NORM("not negative", x -> x >= 0),
  /** A number of events: an integer from 0 that a double holds exactly. */
  COUNT("an integer from 0 to 2^53", x -> x >= 0 && x <= 0x1p53 && x == Math.rint(x)),
  /** A number of events that fits an {@code int}. */
  INT_COUNT(
      "an integer from 0 to 2^31 - 1", x -> x >= 0 && x <= Integer.MAX_VALUE && x == Math.rint(x)),
  /** The value of an {@code int}. */
  INT("an integer from -2^31 to 2^31 - 1", x -> x == (int) x),
  /** 0 or 1. */
  FLAG("0 or 1", x -> x == 0 || x == 1);

  private final String words;
  private final DoublePredicate values;

  Range(String words, DoublePredicate values) {
    this.words = words;
    this.values = values;
  }

  boolean contains(double x) {
    return values.test(x);
  }

  @Override
  public String toString() {
    return words;
  }
}

package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;

/** Counts the distinct real roots of a polynomial in an interval (Sturm 1829). */
public final class SturmSequence {

  private final List<Polynomial> sequence = new ArrayList<>();

  /** Makes the sequence of a polynomial that is not zero. */
  public SturmSequence(Polynomial p) {
    sequence.add(p.squareFreePart());
    Polynomial next = sequence.get(0).derivative();
    while (!next.isZero()) {
      // A positive factor keeps every sign, and keeps the fractions small.
      sequence.add(next.scale(Real.ONE.over(next.coefficient(next.degree()).abs())));
      int last = sequence.size() - 1;
      next = sequence.get(last - 1).remainder(sequence.get(last)).scale(Real.of(-1));
    }
  }

  /** Returns the number of distinct roots in the half-open interval {@code (lower, upper]}. */
  public int rootsIn(Rational lower, Rational upper) {
    return signChangesAt(lower) - signChangesAt(upper);
  }

  private int signChangesAt(Rational x) {
    int changes = 0;
    int last = 0;
    for (Polynomial p : sequence) {
      int sign = p.at(x).signum();
      if (sign != 0) {
        changes += last != 0 && sign != last ? 1 : 0;
        last = sign;
      }
    }
    return changes;
  }
}

package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;

/** Counts the real roots of a square-free polynomial (Sturm 1829). */
public final class SturmSequence {

  private final List<Polynomial> sequence = new ArrayList<>();

  /** Makes the sequence of a square-free polynomial of positive degree. */
  public SturmSequence(Polynomial squareFree) {
    sequence.add(squareFree);
    Polynomial next = squareFree.derivative();
    while (!next.isZero()) {
      sequence.add(next);
      Polynomial remainder = sequence.get(sequence.size() - 2).remainder(next);
      // Scaling by a positive number keeps every sign and keeps the fractions small.
      next = shrink(remainder).scale(Surd.of(-1));
    }
  }

  private static Polynomial shrink(Polynomial p) {
    return p.isZero() ? p : p.scale(Surd.ONE.over(p.coefficient(p.degree()).abs()));
  }

  /** Returns the number of distinct real roots in the half-open interval {@code (lower, upper]}. */
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

package org.kutta.generator.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kutta.generator.budget.Deadline;

/** Counts the real roots of a polynomial in an interval (Sturm 1829). */
public final class SturmSequence {

  /** The sign of each polynomial at a point. */
  private final List<Function<Rational, Integer>> signs = new ArrayList<>();

  /** Makes the sequence of a polynomial that is not zero. */
  public SturmSequence(Polynomial p) {
    this(p, Deadline.none());
  }

  /** Makes the sequence of a polynomial that is not zero, until a deadline. */
  public SturmSequence(Polynomial p, Deadline deadline) {
    Polynomial squareFree = p.squareFreePart(deadline);
    Optional<IntegerPolynomial> integers = IntegerPolynomial.of(squareFree);
    if (integers.isPresent()) {
      add(integers.get(), deadline);
    } else {
      add(squareFree, deadline);
    }
  }

  private void add(IntegerPolynomial squareFree, Deadline deadline) {
    IntegerPolynomial last = squareFree;
    IntegerPolynomial next = squareFree.derivative();
    signs.add(last::signAt);
    while (!next.isZero()) {
      signs.add(next::signAt);
      IntegerPolynomial remainder = last.remainder(next, deadline).negate();
      last = next;
      next = remainder;
    }
  }

  private void add(Polynomial squareFree, Deadline deadline) {
    Polynomial last = squareFree;
    Polynomial next = squareFree.derivative();
    signs.add(x -> squareFree.at(x).signum());
    while (!next.isZero()) {
      deadline.check();
      // A positive factor keeps every sign, and keeps the fractions small.
      Polynomial scaled = next.scale(Real.ONE.over(next.coefficient(next.degree()).abs()));
      signs.add(x -> scaled.at(x).signum());
      next = last.remainder(scaled).scale(Real.of(-1));
      last = scaled;
    }
  }

  /** Returns the number of distinct roots in the half-open interval {@code (lower, upper]}. */
  public int rootsIn(Rational lower, Rational upper) {
    return signChangesAt(lower) - signChangesAt(upper);
  }

  private int signChangesAt(Rational x) {
    int changes = 0;
    int last = 0;
    for (Function<Rational, Integer> p : signs) {
      int sign = p.apply(x);
      if (sign != 0) {
        changes += last != 0 && sign != last ? 1 : 0;
        last = sign;
      }
    }
    return changes;
  }
}

package org.kutta.runtime.vector;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation on vectors over Java arrays that can wait: it can be performed on one range of their
 * entries after another. Its parts are set anew each time, so that steps make no garbage.
 */
final class ArrayOperation {

  /** As many terms as one loop adds. */
  static final int TERMS = 4;

  private enum Kind {
    COMBINE,
    MAP,
    EXPECT_FINITE
  }

  private Kind kind = Kind.COMBINE;
  private @Nullable ArrayVector out;
  private @Nullable ArrayVector base;
  private @Nullable Mapping mapping;
  private double scale;
  private int terms;
  private final double[] coefficients = new double[TERMS];
  private final ArrayVector[] vectors = new ArrayVector[TERMS];

  /** Becomes {@code out ← scale base}, to which terms may be added. */
  void combine(ArrayVector out, double scale, ArrayVector base) {
    begin(Kind.COMBINE, out);
    this.base = base;
    this.scale = scale;
  }

  /** Becomes the mapping of the entries of {@code out} by c and those of v. */
  void map(ArrayVector out, Mapping mapping, double c, ArrayVector v) {
    begin(Kind.MAP, out);
    this.mapping = mapping;
    add(c, v);
  }

  /** Becomes the look whether the entries of a vector are finite. */
  void expectFinite(ArrayVector vector) {
    begin(Kind.EXPECT_FINITE, vector);
  }

  private void begin(Kind kind, ArrayVector out) {
    this.kind = kind;
    this.out = out;
    terms = 0;
  }

  /** Adds a term {@code c v}. */
  void add(double c, ArrayVector v) {
    coefficients[terms] = c;
    vectors[terms] = v;
    terms++;
  }

  ArrayVector out() {
    return Objects.requireNonNull(out);
  }

  ArrayVector base() {
    return Objects.requireNonNull(base);
  }

  double scale() {
    return scale;
  }

  int terms() {
    return terms;
  }

  double coefficient(int term) {
    return coefficients[term];
  }

  ArrayVector vector(int term) {
    return vectors[term];
  }

  /** Returns whether all vectors begin at one place of their arrays. */
  boolean isTogether() {
    int offset = out().offset;
    boolean together = kind != Kind.COMBINE || base().offset == offset;
    for (int j = 0; j < terms; j++) {
      together &= vectors[j].offset == offset;
    }
    return together;
  }

  /**
   * Takes in an operation that follows, if both are one loop with the same result, bit for bit: a
   * sum that goes on where this one ends.
   */
  boolean absorbs(ArrayOperation next) {
    boolean goesOn =
        kind == Kind.COMBINE
            && next.kind == Kind.COMBINE
            && next.out == out
            && next.base == out
            && next.scale == 1
            && terms + next.terms <= TERMS
            && !next.adds(out());
    if (goesOn) {
      for (int j = 0; j < next.terms; j++) {
        add(next.coefficients[j], next.vectors[j]);
      }
    }
    return goesOn;
  }

  /** Returns whether an entry of v that is not finite makes one of {@code sum} not finite. */
  boolean shows(ArrayVector v, ArrayVector sum) {
    return kind == Kind.COMBINE && out == sum && adds(v);
  }

  boolean expectsFinite() {
    return kind == Kind.EXPECT_FINITE;
  }

  private boolean adds(ArrayVector v) {
    for (int j = 0; j < terms; j++) {
      if (vectors[j] == v) {
        return true;
      }
    }
    return false;
  }

  /**
   * Performs this on the entries in [from, to).
   *
   * @return whether they are as expected
   */
  boolean perform(int from, int to) {
    switch (kind) {
      case COMBINE -> out().combine(from, to, this);
      case MAP -> out().map(from, to, Objects.requireNonNull(mapping), coefficients[0], vectors[0]);
      case EXPECT_FINITE -> {
        return out().isFinite(from, to);
      }
    }
    return true;
  }

  /** Performs this where vectors begin at different places of their arrays. */
  void performApart() {
    if (kind == Kind.MAP) {
      perform(0, out().length());
      return;
    }
    out().scaleApart(scale, base());
    for (int j = 0; j < terms; j++) {
      out().addApart(coefficients[j], vectors[j]);
    }
  }
}

package org.kutta.runtime.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Operations on vectors over Java arrays. Those that wait run on the first entries of all vectors,
 * then on the next: such a chunk stays in the cache from one operation to the next, so that memory
 * is read once for a whole stage. Operations are entry by entry, which makes that order as good as
 * any. Nothing is allocated, once the longest program has been seen.
 */
final class ArrayBatch extends Batch {

  /** Entries of a chunk: those of a step's vectors fit a second-level cache together. */
  static final int CHUNK = 2048;

  private enum Kind {
    COPY,
    COMBINE,
    MAP,
    EXPECT_FINITE
  }

  /** An operation that waits. */
  private static final class Operation {
    private Kind kind = Kind.COPY;
    private @Nullable ArrayVector out;
    private @Nullable ArrayVector base;
    private @Nullable Mapping mapping;
    private int terms;
    private double c1;
    private double c2;
    private double c3;
    private double c4;
    private @Nullable ArrayVector v1;
    private @Nullable ArrayVector v2;
    private @Nullable ArrayVector v3;
    private @Nullable ArrayVector v4;
  }

  private final List<Operation> program = new ArrayList<>();
  private int waiting;
  private boolean open;
  private boolean asExpected = true;

  private double @Nullable [] doubles;
  private float @Nullable [] floats;

  // Of the vectors in the program.

  private int length;
  private int offset;

  @Override
  public boolean open() {
    open = true;
    return true;
  }

  @Override
  public void close() {
    flush();
    open = false;
  }

  @Override
  public void drop() {
    waiting = 0;
    open = false;
  }

  @Override
  public boolean closeIfFinite(Vector vector, boolean undoable) {
    open = false;
    ArrayVector checked = (ArrayVector) vector;
    if (undoable && waiting > 0 && fits(checked)) {
      boolean finite = true;
      for (int from = 0; from < length; from += CHUNK) {
        int to = Math.min(length, from + CHUNK);
        finite &= checked.isFinite(from, to);
        perform(from, to);
      }
      waiting = 0;
      return finite;
    }
    boolean finite = checked.isFinite(0, checked.length());
    if (finite) {
      flush();
    }
    waiting = 0;
    return finite;
  }

  @Override
  public void expectFinite(Vector vector) {
    ArrayVector expected = (ArrayVector) vector;
    if (waits(expected)) {
      Operation next = next(Kind.EXPECT_FINITE, expected);
      next.v1 = expected;
    } else {
      asExpected &= expected.isFinite(0, expected.length());
    }
  }

  @Override
  public boolean metExpectations() {
    flush();
    boolean met = asExpected;
    asExpected = true;
    return met;
  }

  void copy(ArrayVector out, ArrayVector source) {
    if (source.offset == out.offset && waits(out)) {
      next(Kind.COPY, out).v1 = source;
    } else {
      flush();
      out.copy(0, out.length(), source);
    }
  }

  void combine(
      ArrayVector out,
      @Nullable ArrayVector base,
      int terms,
      double c1,
      ArrayVector v1,
      double c2,
      ArrayVector v2,
      double c3,
      ArrayVector v3,
      double c4,
      ArrayVector v4) {
    boolean together =
        (base == null || base.offset == out.offset)
            && v1.offset == out.offset
            && v2.offset == out.offset
            && v3.offset == out.offset
            && v4.offset == out.offset;
    if (!(together && waits(out))) {
      flush();
      out.combine(0, out.length(), base, terms, c1, v1, c2, v2, c3, v3, c4, v4);
      return;
    }
    Operation next = next(Kind.COMBINE, out);
    next.base = base;
    next.terms = terms;
    next.c1 = c1;
    next.v1 = v1;
    next.c2 = c2;
    next.v2 = v2;
    next.c3 = c3;
    next.v3 = v3;
    next.c4 = c4;
    next.v4 = v4;
  }

  void map(ArrayVector out, Mapping mapping, double c, ArrayVector v) {
    if (v.offset == out.offset && waits(out)) {
      Operation next = next(Kind.MAP, out);
      next.mapping = mapping;
      next.c1 = c;
      next.v1 = v;
    } else {
      flush();
      out.map(0, out.length(), mapping, c, v);
    }
  }

  /** Returns an array for sums of a block of entries. */
  double[] doubles() {
    double[] block = doubles == null ? new double[DoubleLoops.BLOCK] : doubles;
    doubles = block;
    return block;
  }

  /** Returns an array for sums of a block of entries. */
  float[] floats() {
    float[] block = floats == null ? new float[FloatLoops.BLOCK] : floats;
    floats = block;
    return block;
  }

  /** Performs all that waits. */
  void flush() {
    if (waiting > 0) {
      for (int from = 0; from < length; from += CHUNK) {
        perform(from, Math.min(length, from + CHUNK));
      }
      waiting = 0;
    }
  }

  /** Returns whether an operation on that vector is to wait; a short one gains nothing by it. */
  private boolean waits(ArrayVector out) {
    if (!open || out.length() <= CHUNK) {
      return false;
    }
    if (waiting > 0 && !fits(out)) {
      // A view of a part of some vector: chunks of it are not chunks of the others.
      flush();
    }
    return true;
  }

  private boolean fits(ArrayVector vector) {
    return vector.length() == length && vector.offset == offset;
  }

  private Operation next(Kind kind, ArrayVector out) {
    if (waiting == program.size()) {
      program.add(new Operation());
    }
    Operation next = program.get(waiting);
    next.kind = kind;
    next.out = out;
    length = out.length();
    offset = out.offset;
    waiting++;
    return next;
  }

  private void perform(int from, int to) {
    for (int k = 0; k < waiting; k++) {
      Operation next = program.get(k);
      ArrayVector out = Objects.requireNonNull(next.out);
      ArrayVector v1 = Objects.requireNonNull(next.v1);
      switch (next.kind) {
        case COPY -> out.copy(from, to, v1);
        case COMBINE ->
            out.combine(
                from,
                to,
                next.base,
                next.terms,
                next.c1,
                v1,
                next.c2,
                Objects.requireNonNull(next.v2),
                next.c3,
                Objects.requireNonNull(next.v3),
                next.c4,
                Objects.requireNonNull(next.v4));
        case MAP -> out.map(from, to, Objects.requireNonNull(next.mapping), next.c1, v1);
        case EXPECT_FINITE -> asExpected &= v1.isFinite(from, to);
      }
    }
  }
}

package org.kutta.runtime.vector;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations on vectors over Java arrays. Those that wait run on the first entries of all vectors,
 * then on the next: such a chunk stays in the cache from one operation to the next, so that memory
 * is read once for a whole stage. Operations are entry by entry, which makes that order as good as
 * any. Nothing is allocated, once the longest program has been seen.
 */
final class ArrayBatch extends Batch {

  /**
   * Bytes of a chunk: those of one sum, and of the look at a vector, stay in a first-level cache.
   */
  private static final int CHUNK_BYTES = 8192;

  private final List<ArrayOperation> program = new ArrayList<>();
  private int waiting;
  private boolean open;
  private boolean asExpected = true;

  private double @Nullable [] doubles;
  private float @Nullable [] floats;

  // Of the vectors in the program.

  private int length;
  private int offset;
  private int chunk;

  /** Returns the entries of a chunk. */
  static int chunk(ElementType type) {
    return CHUNK_BYTES / (type == ElementType.FLOAT ? Float.BYTES : Double.BYTES);
  }

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
      return flushLookingAt(checked);
    }
    boolean finite = checked.isFinite(0, checked.length());
    if (finite) {
      flush();
    }
    waiting = 0;
    return finite;
  }

  private boolean flushLookingAt(ArrayVector checked) {
    if (isShownByExpectation(checked)) {
      flush();
      return asExpected || checked.isFinite(0, length);
    }
    boolean finite = true;
    for (int from = 0; from < length; from += chunk) {
      int to = Math.min(length, from + chunk);
      finite &= checked.isFinite(from, to);
      perform(from, to);
    }
    waiting = 0;
    return finite;
  }

  /**
   * Returns whether the program ends by looking at a sum that this vector went into: then one look
   * is enough for both, unless it finds something.
   */
  private boolean isShownByExpectation(ArrayVector checked) {
    if (waiting < 2) {
      return false;
    }
    ArrayOperation last = program.get(waiting - 1);
    return last.expectsFinite() && program.get(waiting - 2).shows(checked, last.out());
  }

  @Override
  public void expectFinite(Vector vector) {
    next().expectFinite((ArrayVector) vector);
    enqueue();
  }

  @Override
  public boolean metExpectations() {
    flush();
    boolean met = asExpected;
    asExpected = true;
    return met;
  }

  /** Returns an operation to be set, and then to be handed to {@link #enqueue}. */
  ArrayOperation next() {
    if (waiting == program.size()) {
      program.add(new ArrayOperation());
    }
    return program.get(waiting);
  }

  /** Lets the operation that {@link #next} returned wait, or performs it. */
  void enqueue() {
    ArrayOperation next = program.get(waiting);
    ArrayVector out = next.out();
    boolean together = next.isTogether();
    if (waiting > 0 && !(together && fits(out))) {
      // A view of a part of some vector: chunks of it are not chunks of the others.
      int place = waiting;
      flush();
      Collections.swap(program, 0, place);
    }
    if (!together) {
      next.performApart();
      return;
    }
    if (waiting > 0 && program.get(waiting - 1).absorbs(next)) {
      return;
    }
    length = out.length();
    offset = out.offset;
    chunk = chunk(out.type());
    waiting++;
    if (!open) {
      flush();
    }
  }

  /** Returns an array for sums of a block of entries. */
  double[] doubles() {
    double[] block = doubles == null ? new double[DoubleFiniteness.BLOCK] : doubles;
    doubles = block;
    return block;
  }

  /** Returns an array for sums of a block of entries. */
  float[] floats() {
    float[] block = floats == null ? new float[FloatFiniteness.BLOCK] : floats;
    floats = block;
    return block;
  }

  /** Performs all that waits. */
  void flush() {
    if (waiting > 0) {
      for (int from = 0; from < length; from += chunk) {
        perform(from, Math.min(length, from + chunk));
      }
      waiting = 0;
    }
  }

  private boolean fits(ArrayVector vector) {
    return vector.length() == length && vector.offset == offset;
  }

  private void perform(int from, int to) {
    for (int k = 0; k < waiting; k++) {
      asExpected &= program.get(k).perform(from, to);
    }
  }
}

package org.kutta.runtime.vector;

import java.util.Objects;

/**
 * A vector over a Java array, or a part of one. Loops run over one range of all arrays, which
 * HotSpot turns into vector instructions; vectors that begin at different places of their arrays,
 * as views of weights may, take a slower way with the same results.
 */
abstract class ArrayVector extends Vector {

  /** Where the entries begin. */
  final int offset;

  private final ArrayBatch batch;

  ArrayVector(ElementType type, ArrayBatch batch, int offset, int length) {
    super(type, length);
    this.batch = batch;
    this.offset = offset;
  }

  static void requireEntries(int length) {
    if (length == 0) {
      throw new IllegalArgumentException("a vector needs entries, found an empty array");
    }
  }

  /** Returns the array. */
  abstract Object array();

  /** Returns a vector over the array of another one, in that batch. */
  abstract ArrayVector over(ArrayVector other, ArrayBatch batch);

  // Operations on the entries in [from, to), counted from the vector's own first.

  /** Performs a combination of vectors that begin at one place of their arrays. */
  abstract void combine(int from, int to, ArrayOperation sum);

  // The same where they begin at different places.

  /** Sets this ← c v. */
  abstract void scaleApart(double c, ArrayVector v);

  /** Adds c v. */
  abstract void addApart(double c, ArrayVector v);

  abstract void map(int from, int to, Mapping mapping, double c, ArrayVector v);

  abstract boolean isFinite(int from, int to);

  abstract double product(ArrayVector v);

  abstract double norm();

  abstract double largest();

  @Override
  public final Vector bind(String name) {
    return over(this, new ArrayBatch());
  }

  @Override
  public final Vector companion(Vector other, String name, String own) {
    ArrayVector vector = requireArray(other, name, own);
    if (vector.length() != length() || vector.type() != type()) {
      throw new IllegalArgumentException(
          "%s is %s but %s is %s: length and type must agree".formatted(own, this, name, other));
    }
    if (vector.array() == array()) {
      boolean apart =
          vector.offset >= offset + length() || offset >= vector.offset + vector.length();
      if (!apart) {
        throw new IllegalArgumentException(
            own + " and " + name + " must not share memory: they are views of the same entries");
      }
    }
    return over(vector, batch);
  }

  @Override
  public final Vector successor(Vector other, String name) {
    return over(requireArray(other, name, "the vectors of this optimizer"), batch);
  }

  private static ArrayVector requireArray(Vector other, String name, String own) {
    if (other instanceof ArrayVector vector) {
      return vector;
    }
    throw new IllegalArgumentException(
        "%s is over a Java array but %s is over %s: both must be over the same kind of memory"
            .formatted(own, name, other.getClass().getSimpleName()));
  }

  @Override
  public final Vector workVector() {
    return zeros(length());
  }

  @Override
  public final boolean wraps(Vector candidate) {
    return candidate instanceof ArrayVector vector
        && vector.array() == array()
        && vector.offset == offset
        && vector.length() == length();
  }

  @Override
  public final ArrayBatch batch() {
    return batch;
  }

  @Override
  public final void copy(Vector source) {
    sum(1, source);
    batch.enqueue();
  }

  @Override
  public final void set(double c1, Vector v1) {
    sum(c1, v1);
    batch.enqueue();
  }

  @Override
  public final void set(Vector base, double c1, Vector v1) {
    ArrayOperation sum = sum(1, base);
    sum.add(c1, (ArrayVector) v1);
    batch.enqueue();
  }

  @Override
  public final void set(Vector base, double c1, Vector v1, double c2, Vector v2) {
    ArrayOperation sum = sum(1, base);
    sum.add(c1, (ArrayVector) v1);
    sum.add(c2, (ArrayVector) v2);
    batch.enqueue();
  }

  @Override
  public final void set(
      Vector base, double c1, Vector v1, double c2, Vector v2, double c3, Vector v3) {
    ArrayOperation sum = sum(1, base);
    sum.add(c1, (ArrayVector) v1);
    sum.add(c2, (ArrayVector) v2);
    sum.add(c3, (ArrayVector) v3);
    batch.enqueue();
  }

  @Override
  public final void set(
      Vector base,
      double c1,
      Vector v1,
      double c2,
      Vector v2,
      double c3,
      Vector v3,
      double c4,
      Vector v4) {
    ArrayOperation sum = sum(1, base);
    sum.add(c1, (ArrayVector) v1);
    sum.add(c2, (ArrayVector) v2);
    sum.add(c3, (ArrayVector) v3);
    sum.add(c4, (ArrayVector) v4);
    batch.enqueue();
  }

  private ArrayOperation sum(double scale, Vector base) {
    ArrayOperation sum = batch.next();
    sum.combine(this, scale, (ArrayVector) base);
    return sum;
  }

  @Override
  protected final void map(Mapping mapping, double c, Vector v) {
    batch.next().map(this, mapping, c, (ArrayVector) v);
    batch.enqueue();
  }

  @Override
  public final double dot(Vector v) {
    batch.flush();
    return product((ArrayVector) v);
  }

  @Override
  public final double maxAbs() {
    batch.flush();
    return largest();
  }

  @Override
  public final double norm2() {
    batch.flush();
    return norm();
  }

  @Override
  public final boolean isFinite() {
    batch.flush();
    return isFinite(0, length());
  }

  /** Returns where the entry is in the array. */
  final int at(int index) {
    if (index < 0 || index >= length()) {
      throw new IndexOutOfBoundsException(
          "entry %d of a vector of %d entries".formatted(index, length()));
    }
    return offset + index;
  }

  /** Returns where entries begin in the array, after whatever waits. */
  final int begin(int from, int count) {
    Objects.checkFromIndexSize(from, count, length());
    batch.flush();
    return offset + from;
  }
}

package org.kutta.runtime.vector;

/**
 * A flat vector of floats or doubles, shape {@code [n]}, over memory that belongs to someone: a
 * Java array, or an array of a library. All that optimizers do goes through it, above all the
 * linear combination {@code this ← base + Σ c_j v_j}.
 *
 * <p>{@link #of(double...)} and {@link #of(float...)} are vectors over Java arrays; other modules
 * bring other memory. The vectors of one operation have the same length and type, and stem from one
 * call of {@link #bind}: that is checked once, when vectors are made, and not again. Not
 * thread-safe.
 */
public abstract class Vector {

  private final ElementType type;
  private final int length;

  /** Makes a vector of a number of entries. */
  protected Vector(ElementType type, int length) {
    this.type = type;
    this.length = length;
  }

  /**
   * Returns a live vector over an array: what is written to one is read from the other.
   *
   * @throws IllegalArgumentException if the array is empty
   */
  public static Vector of(double... entries) {
    return DoubleArrayVector.over(entries);
  }

  /**
   * Returns a live vector over an array: what is written to one is read from the other.
   *
   * @throws IllegalArgumentException if the array is empty
   */
  public static Vector of(float... entries) {
    return FloatArrayVector.over(entries);
  }

  /** Returns the type of the entries. */
  public final ElementType type() {
    return type;
  }

  /** Returns n. */
  public final int length() {
    return length;
  }

  /** Returns the distance from 1 to the next number of the entries' type. */
  public final double epsilon() {
    return type.epsilon();
  }

  // The memory under vectors.

  /**
   * Returns a live vector over the same memory, the first of a new {@link Batch}: the parameters as
   * an optimizer works on them.
   *
   * @param name what messages call the vector
   * @throws IllegalArgumentException if the memory is not there any more
   */
  public abstract Vector bind(String name);

  /**
   * Returns a live vector over the memory of another that shall be combined with this one.
   *
   * @param name what messages call the other
   * @param own what messages call this one
   * @throws IllegalArgumentException if they share memory, or differ in length, type or kind of
   *     memory; the message states both
   */
  public abstract Vector companion(Vector other, String name, String own);

  /**
   * Returns a live vector over the memory of another that takes the place of this one next to its
   * companions.
   *
   * @param name what messages call the other
   * @throws IllegalArgumentException if its kind of memory is another, or not there any more
   */
  public abstract Vector successor(Vector other, String name);

  /** Returns a new vector of this one's length and type, not set. */
  public abstract Vector workVector();

  /**
   * Returns a new vector of this one's type, all zero.
   *
   * @param entries its length
   * @throws ArithmeticException if it exceeds {@link Integer#MAX_VALUE}
   */
  public abstract Vector zeros(long entries);

  /** Returns a live view of {@code entries} entries from {@code offset} on. */
  public abstract Vector range(long offset, long entries);

  /** Returns whether this vector lies over the very array, or part of one, of that vector. */
  public abstract boolean wraps(Vector candidate);

  /**
   * Returns whether the memory under this vector is as it was when the vector was made: open, of
   * the same length and type, at the same place. Cheap, and allocates nothing.
   */
  public boolean isIntact() {
    return true;
  }

  /**
   * Returns what happened to the memory under this vector, as the end of a sentence that begins
   * with its name, such as {@code was closed}.
   *
   * @throws IllegalStateException if it is intact
   */
  public String damage() {
    throw new IllegalStateException("the memory is as it was");
  }

  /** Returns whether the memory under this vector can still be written, damaged or not. */
  public boolean isWritable() {
    return true;
  }

  /** Returns the batch in which operations on this vector and its companions wait. */
  public abstract Batch batch();

  // Single entries, for those who begin and end, or look.

  /** Returns an entry. */
  public abstract double get(int index);

  /** Sets an entry, rounded to the type of the entries. */
  public abstract void put(int index, double entry);

  /** Copies {@code count} entries from {@code from} on to the beginning of an array. */
  public abstract void get(int from, int count, float[] out);

  /** Copies {@code count} entries from {@code from} on to the beginning of an array. */
  public abstract void get(int from, int count, double[] out);

  /** Sets {@code count} entries from {@code from} on to those at the beginning of an array. */
  public abstract void put(int from, int count, float[] in);

  /** Sets {@code count} entries from {@code from} on to those at the beginning of an array. */
  public abstract void put(int from, int count, double[] in);

  /** Returns a copy of the entries. */
  public final double[] toDoubleArray() {
    double[] entries = new double[length];
    get(0, length, entries);
    return entries;
  }

  // Linear combinations.

  /** Sets {@code this ← source}. */
  public abstract void copy(Vector source);

  /** Sets {@code this ← base + c1 v1}; {@code this} may be {@code base} but no {@code v}. */
  public abstract void set(Vector base, double c1, Vector v1);

  /** Sets {@code this ← base + c1 v1 + c2 v2}. */
  public abstract void set(Vector base, double c1, Vector v1, double c2, Vector v2);

  /** Sets {@code this ← base + c1 v1 + c2 v2 + c3 v3}. */
  public abstract void set(
      Vector base, double c1, Vector v1, double c2, Vector v2, double c3, Vector v3);

  /** Sets {@code this ← base + c1 v1 + c2 v2 + c3 v3 + c4 v4}. */
  public abstract void set(
      Vector base,
      double c1,
      Vector v1,
      double c2,
      Vector v2,
      double c3,
      Vector v3,
      double c4,
      Vector v4);

  /** Sets {@code this ← c1 v1}. */
  public abstract void set(double c1, Vector v1);

  /** Adds {@code c1 v1}. */
  public final void add(double c1, Vector v1) {
    set(this, c1, v1);
  }

  /** Adds {@code c1 v1 + c2 v2}. */
  public final void add(double c1, Vector v1, double c2, Vector v2) {
    set(this, c1, v1, c2, v2);
  }

  /** Adds {@code c1 v1 + c2 v2 + c3 v3}. */
  public final void add(double c1, Vector v1, double c2, Vector v2, double c3, Vector v3) {
    set(this, c1, v1, c2, v2, c3, v3);
  }

  /** Adds {@code c1 v1 + c2 v2 + c3 v3 + c4 v4}. */
  public final void add(
      double c1, Vector v1, double c2, Vector v2, double c3, Vector v3, double c4, Vector v4) {
    set(this, c1, v1, c2, v2, c3, v3, c4, v4);
  }

  /** Sets {@code this ← c this}. */
  public final void scale(double c) {
    set(c, this);
  }

  // Operations entry by entry.

  /** Changes every entry of this vector by that of {@code v}, which may be this one. */
  protected abstract void map(Mapping mapping, double c, Vector v);

  /** Sets every entry to {@code c}. */
  public final void fill(double c) {
    map(Mapping.FILL, c, this);
  }

  /** Adds {@code c} to every entry. */
  public final void shift(double c) {
    map(Mapping.SHIFT, c, this);
  }

  /** Sets every entry to the nearest value in {@code [-bound, bound]}. */
  public final void clamp(double bound) {
    map(Mapping.CLAMP, bound, this);
  }

  /** Multiplies by {@code v}, entry by entry. */
  public final void multiply(Vector v) {
    map(Mapping.MULTIPLY, 1, v);
  }

  /** Divides by {@code v}, entry by entry. */
  public final void divide(Vector v) {
    map(Mapping.DIVIDE, 1, v);
  }

  /** Sets every entry to the square of that of {@code v}. */
  public final void setSquare(Vector v) {
    map(Mapping.SQUARE, 1, v);
  }

  /** Sets every entry to the larger of its own and that of {@code v}. */
  public final void max(Vector v) {
    map(Mapping.MAX, 1, v);
  }

  /** Sets every entry to its square root. */
  public final void sqrt() {
    map(Mapping.SQRT, 1, this);
  }

  /** Sets every entry to one over its square root. */
  public final void reciprocalSqrt() {
    map(Mapping.RECIPROCAL_SQRT, 1, this);
  }

  // Numbers of vectors.

  /** Returns Σ this_i v_i. */
  public abstract double dot(Vector v);

  /** Returns max|this_i|. Entries must be finite. */
  public abstract double maxAbs();

  /** Returns ‖this‖₂; of finite floats it is finite, though no float may be as large. */
  public abstract double norm2();

  /** Returns whether all entries are finite, at the price of one pass. */
  public abstract boolean isFinite();

  /**
   * Scales to ‖this‖₂ = {@code length}, however large or small the entries are; zero stays zero.
   *
   * @return ‖this‖₂ before
   */
  public final double scaleTo(double length) {
    double before = norm2();
    scale(before, length);
    return before;
  }

  /** Scales to ‖this‖₂ = {@code length} where it is more, however large the entries are. */
  public final void shortenTo(double length) {
    double before = norm2();
    if (before > length) {
      scale(before, length);
    }
  }

  private void scale(double norm, double length) {
    // Within these bounds, what the vector is multiplied by is a normal number of its type.
    double large = type == ElementType.FLOAT ? 0x1p100 : 0x1p600;
    double now = norm;
    for (int k = 0; k < 3 && now > large; k++) {
      scale(1 / large);
      now = norm2();
    }
    for (int k = 0; k < 3 && now < 1 / large && now > 0; k++) {
      scale(large);
      now = norm2();
    }
    if (now > 0 && now < Double.POSITIVE_INFINITY) {
      scale(length / now);
    }
  }

  /** Sets the entries of {@code out ← α AB + β out}; see {@link Matrix#multiply}. */
  protected abstract void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out);

  /** Returns type and length for messages, such as {@code FLOAT [3]}. */
  @Override
  public String toString() {
    return type + " [" + length + "]";
  }
}

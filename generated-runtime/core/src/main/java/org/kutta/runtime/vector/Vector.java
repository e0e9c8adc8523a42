package org.kutta.runtime.vector;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A flat vector of floats or doubles, shape {@code [n]}, and the one primitive that plans target:
 * the linear combination {@code this ← base + Σ c_j v_j}.
 *
 * <p>Runs on every backend by ND4J's level-1 BLAS; contiguous vectors of the CPU backend have a
 * faster way. All vectors of one combination have the same length and type, and stem from one call
 * of {@link #over}; that is checked once, when vectors are made, and not again. Not thread-safe.
 */
public final class Vector {

  private final INDArray array;

  /** The same memory as shape [n]: elementwise kernels want equal shapes, level-1 BLAS does not. */
  private final INDArray flat;

  private final Kernel kernel;
  private final Memory memory;
  private final int length;
  private final DataType type;
  private final ArrayMemory origin;

  private Vector(INDArray array, Kernel kernel) {
    this.array = array;
    this.flat =
        array.rank() == 1 ? array : array.tensorAlongDimension(0, array.size(0) == 1 ? 1 : 0);
    this.kernel = kernel;
    this.memory = kernel.memoryOf(array);
    this.origin = new ArrayMemory(array, !memory.isNone());
    this.length = Math.toIntExact(array.length());
    this.type = array.dataType();
  }

  /**
   * Returns a live vector over an array.
   *
   * @param array shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or double, any stride
   * @param name what messages call it
   * @throws IllegalArgumentException if shape, type or length do not fit
   */
  public static Vector over(INDArray array, String name) {
    requireVector(array, name);
    return new Vector(array, Kernel.suiting(array));
  }

  /** Returns a live vector over an array, worked on by that kernel. */
  static Vector over(INDArray array, Kernel kernel) {
    return new Vector(array, kernel);
  }

  private static void requireVector(INDArray array, String name) {
    if (array.wasClosed()) {
      throw new IllegalArgumentException(name + " was closed: its memory is given back");
    }
    boolean vector =
        array.rank() == 1 || (array.rank() == 2 && (array.size(0) == 1 || array.size(1) == 1));
    if (!vector) {
      throw new IllegalArgumentException(
          "%s must be a vector, [n], [1, n] or [n, 1], found shape %s"
              .formatted(name, Arrays.toString(array.shape())));
    }
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "%s must be FLOAT or DOUBLE, found %s".formatted(name, array.dataType()));
    }
    if (array.length() == 0 || array.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%s must have 1 to %d entries, found %d"
              .formatted(name, Integer.MAX_VALUE, array.length()));
    }
  }

  /**
   * Returns a live vector over an array that shall be combined with this one.
   *
   * @param name what messages call the array
   * @param own what messages call this vector
   * @throws IllegalArgumentException if the array is no vector, or this vector's array, or has
   *     another length or type; the message states both
   */
  public Vector companion(INDArray other, String name, String own) {
    requireVector(other, name);
    if (other.length() != array.length() || other.dataType() != array.dataType()) {
      throw new IllegalArgumentException(
          "%s is %s %s but %s is %s %s: length and type must agree"
              .formatted(
                  own,
                  array.dataType(),
                  Arrays.toString(array.shape()),
                  name,
                  other.dataType(),
                  Arrays.toString(other.shape())));
    }
    if (other == array) {
      throw new IllegalArgumentException(own + " and " + name + " must be different arrays");
    }
    Vector companion = new Vector(other, kernel);
    if (memory.overlaps(length, companion.memory, companion.length)) {
      throw new IllegalArgumentException(
          own + " and " + name + " must not share memory: they are views of the same entries");
    }
    return companion;
  }

  /** Returns a new vector of this one's length and type, outside of any workspace, not set. */
  public Vector workVector() {
    MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces();
    try {
      return new Vector(kernel.newArrayLike(this), kernel);
    } finally {
      outside.close();
    }
  }

  /**
   * Returns a new vector of this one's type, outside of any workspace, all zero.
   *
   * @param entries its length
   */
  public Vector zeros(long entries) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return new Vector(Nd4j.zeros(array.dataType(), entries), kernel);
    }
  }

  /**
   * Returns a live vector over an array that takes the place of this one's beside its companions.
   *
   * @param name what messages call the array
   * @throws IllegalArgumentException if the array is no vector
   */
  public Vector successor(INDArray other, String name) {
    requireVector(other, name);
    return new Vector(other, kernel);
  }

  /** Returns a live view of {@code entries} entries from {@code offset} on. */
  public Vector range(long offset, long entries) {
    return new Vector(flat.get(NDArrayIndex.interval(offset, offset + entries)), kernel);
  }

  /** Returns the type of the entries, FLOAT or DOUBLE. */
  public DataType type() {
    return type;
  }

  /** Returns whether this vector is a view of that very array. */
  public boolean wraps(INDArray candidate) {
    return array == candidate;
  }

  /**
   * Returns whether the array under this vector is as it was when the vector was made: open, of the
   * same length and type, in the same memory. Cheap, and allocates nothing.
   */
  public boolean isIntact() {
    return origin.isIntact();
  }

  /**
   * Returns what happened to the array under this vector, as the end of a sentence that begins with
   * its name, such as {@code was closed}.
   *
   * @throws IllegalStateException if it is intact
   */
  public String damage() {
    return origin.damage();
  }

  /**
   * Returns whether the memory under this vector is still there, so that it can be written though
   * the array may have another one now.
   */
  public boolean isWritable() {
    return memory.isNone() ? origin.isIntact() : origin.isOpen();
  }

  /**
   * Returns the array under this vector, live; operations that wait are performed first. After
   * other operations on vectors ask again, since they may wait.
   */
  public INDArray array() {
    kernel.flush();
    return array;
  }

  /** Returns n. */
  public int length() {
    return length;
  }

  /**
   * Lets operations on this vector, its companions and work vectors wait, so that they may run
   * together, until {@link #catchUp()}. Meanwhile their arrays may not be touched.
   *
   * @return whether they will; not every backend can
   */
  public boolean defer() {
    return kernel.defer();
  }

  /**
   * Performs the operations that wait, as {@link #catchUp()}, if this vector's entries are finite,
   * which none of those operations may change. Cheaper than {@link #isFinite()} by one look at
   * memory.
   *
   * @param undoable whether the operations may have been performed when an entry is found that is
   *     not finite; otherwise they are dropped
   * @return whether all entries are finite
   */
  public boolean catchUpIfFinite(boolean undoable) {
    return kernel.catchUpIfFinite(this, undoable);
  }

  /** Performs the operations that wait; later ones are performed at once. */
  public void catchUp() {
    kernel.catchUp();
  }

  /** Forgets the operations that wait; later ones are performed at once. */
  public void drop() {
    kernel.drop();
  }

  /**
   * Looks, after the operations that wait so far, whether all entries are finite; {@link
   * #metExpectations()} tells. Cheaper than {@link #isFinite()}, since the entries are at hand.
   */
  public void expectFinite() {
    kernel.expectFinite(this);
  }

  /**
   * Performs the operations that wait, and returns whether all entries were finite that were
   * expected to be, in this vector, its companions and work vectors, since this was last asked.
   */
  public boolean metExpectations() {
    return kernel.metExpectations();
  }

  Kernel kernel() {
    return kernel;
  }

  INDArray raw() {
    return array;
  }

  /** Returns the array as shape {@code [n]}, without waiting for anything. */
  INDArray flat() {
    return flat;
  }

  Memory memory() {
    return memory;
  }

  /** Sets {@code this ← source}. */
  public void copy(Vector source) {
    kernel.copy(source, this);
  }

  /** Sets {@code this ← base + c1 v1}; {@code this} may be {@code base} but no {@code v}. */
  public void set(Vector base, double c1, Vector v1) {
    start(base);
    add(c1, v1);
  }

  /** Sets {@code this ← base + c1 v1 + c2 v2}. */
  public void set(Vector base, double c1, Vector v1, double c2, Vector v2) {
    start(base);
    add(c1, v1, c2, v2);
  }

  /** Sets {@code this ← base + c1 v1 + c2 v2 + c3 v3}. */
  public void set(Vector base, double c1, Vector v1, double c2, Vector v2, double c3, Vector v3) {
    start(base);
    add(c1, v1, c2, v2, c3, v3);
  }

  /** Sets {@code this ← base + c1 v1 + c2 v2 + c3 v3 + c4 v4}. */
  public void set(
      Vector base,
      double c1,
      Vector v1,
      double c2,
      Vector v2,
      double c3,
      Vector v3,
      double c4,
      Vector v4) {
    start(base);
    add(c1, v1, c2, v2, c3, v3, c4, v4);
  }

  /** Sets {@code this ← c1 v1}. */
  public void set(double c1, Vector v1) {
    kernel.copy(v1, this);
    kernel.scale(c1, this);
  }

  /** Adds {@code c1 v1}. */
  public void add(double c1, Vector v1) {
    kernel.axpy(c1, v1, this);
  }

  /** Adds {@code c1 v1 + c2 v2}. */
  public void add(double c1, Vector v1, double c2, Vector v2) {
    add(c1, v1);
    add(c2, v2);
  }

  /** Adds {@code c1 v1 + c2 v2 + c3 v3}. */
  public void add(double c1, Vector v1, double c2, Vector v2, double c3, Vector v3) {
    add(c1, v1);
    add(c2, v2);
    add(c3, v3);
  }

  /** Adds {@code c1 v1 + c2 v2 + c3 v3 + c4 v4}. */
  public void add(
      double c1, Vector v1, double c2, Vector v2, double c3, Vector v3, double c4, Vector v4) {
    add(c1, v1);
    add(c2, v2);
    add(c3, v3);
    add(c4, v4);
  }

  /** Sets {@code this ← c this}. */
  public void scale(double c) {
    kernel.scale(c, this);
  }

  /**
   * Scales to ‖this‖₂ = {@code length}, however large or small the entries are; zero stays zero.
   *
   * @return ‖this‖₂ before
   */
  public double scaleTo(double length) {
    double before = norm2();
    scale(before, length);
    return before;
  }

  /** Scales to ‖this‖₂ = {@code length} where it is more, however large the entries are. */
  public void shortenTo(double length) {
    double before = norm2();
    if (before > length) {
      scale(before, length);
    }
  }

  private void scale(double norm, double length) {
    // Within these bounds, what the vector is multiplied by is a normal number of its type.
    double large = type == DataType.FLOAT ? 0x1p100 : 0x1p600;
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

  /** Sets every entry to {@code c}. */
  public void fill(double c) {
    kernel.map(Mapping.FILL, c, this, this);
  }

  /** Adds {@code c} to every entry. */
  public void shift(double c) {
    kernel.map(Mapping.SHIFT, c, this, this);
  }

  /** Sets every entry to the nearest value in {@code [-bound, bound]}. */
  public void clamp(double bound) {
    kernel.map(Mapping.CLAMP, bound, this, this);
  }

  /** Multiplies by {@code v}, entry by entry. */
  public void multiply(Vector v) {
    kernel.map(Mapping.MULTIPLY, 1, v, this);
  }

  /** Divides by {@code v}, entry by entry. */
  public void divide(Vector v) {
    kernel.map(Mapping.DIVIDE, 1, v, this);
  }

  /** Sets every entry to the square of that of {@code v}. */
  public void setSquare(Vector v) {
    kernel.map(Mapping.SQUARE, 1, v, this);
  }

  /** Sets every entry to the larger of its own and that of {@code v}. */
  public void max(Vector v) {
    kernel.map(Mapping.MAX, 1, v, this);
  }

  /** Sets every entry to its square root. */
  public void sqrt() {
    kernel.map(Mapping.SQRT, 1, this, this);
  }

  /** Sets every entry to one over its square root. */
  public void reciprocalSqrt() {
    kernel.map(Mapping.RECIPROCAL_SQRT, 1, this, this);
  }

  /** Returns Σ this_i v_i. */
  public double dot(Vector v) {
    return kernel.dot(this, v);
  }

  /** Returns max|this_i|. Entries must be finite. */
  public double maxAbs() {
    return kernel.maxAbs(this);
  }

  /** Returns the distance from 1 to the next number of the entries' type. */
  public double epsilon() {
    return type == DataType.DOUBLE ? 0x1p-52 : 0x1p-23;
  }

  /** Returns ‖this‖₂; of finite floats it is finite, though no float may be as large. */
  public double norm2() {
    return kernel.nrm2(this);
  }

  /** Returns whether all entries are finite, at the price of one pass. */
  public boolean isFinite() {
    return kernel.isFinite(this);
  }

  private void start(Vector base) {
    if (base != this) {
      kernel.copy(base, this);
    }
  }
}

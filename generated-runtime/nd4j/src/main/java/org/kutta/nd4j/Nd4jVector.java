package org.kutta.nd4j;

import java.util.Arrays;
import org.kutta.runtime.vector.Batch;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.Mapping;
import org.kutta.runtime.vector.Matrix;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A vector over an ND4J array, shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}.
 *
 * <p>Runs on every backend by ND4J's level-1 BLAS; contiguous vectors of the CPU backend have a
 * faster way. Not thread-safe.
 */
public final class Nd4jVector extends Vector {

  private final INDArray array;

  /** The same memory as shape [n]: elementwise kernels want equal shapes, level-1 BLAS does not. */
  private final INDArray flat;

  private final Kernel kernel;
  private final Memory memory;
  private final ArrayMemory origin;

  private Nd4jVector(INDArray array, Kernel kernel) {
    super(typeOf(array), Math.toIntExact(array.length()));
    this.array = array;
    this.flat =
        array.rank() == 1 ? array : array.tensorAlongDimension(0, array.size(0) == 1 ? 1 : 0);
    this.kernel = kernel;
    this.memory = kernel.memoryOf(array);
    this.origin = new ArrayMemory(array, !memory.isNone());
  }

  private static ElementType typeOf(INDArray array) {
    return array.dataType() == DataType.FLOAT ? ElementType.FLOAT : ElementType.DOUBLE;
  }

  /**
   * Returns a live vector over an array.
   *
   * @param array shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or double, any stride
   * @throws IllegalArgumentException if shape, type or length do not fit
   */
  public static Nd4jVector over(INDArray array) {
    return over(array, "the array");
  }

  /**
   * Returns a live vector over an array.
   *
   * @param array shape {@code [n]}, {@code [1, n]} or {@code [n, 1]}, float or double, any stride
   * @param name what messages call it
   * @throws IllegalArgumentException if shape, type or length do not fit
   */
  public static Nd4jVector over(INDArray array, String name) {
    requireVector(array, name);
    return new Nd4jVector(array, Kernel.suiting(array));
  }

  /** Returns a live vector over an array, worked on by that kernel. */
  static Nd4jVector over(INDArray array, Kernel kernel) {
    return new Nd4jVector(array, kernel);
  }

  /**
   * Returns the array under a vector, live; operations that wait are performed first. After other
   * operations on vectors ask again, since they may wait.
   *
   * @throws IllegalArgumentException if it is over other memory
   */
  public static INDArray arrayOf(Vector vector) {
    return of(vector, "the vector").array();
  }

  private static Nd4jVector of(Vector vector, String name) {
    if (vector instanceof Nd4jVector ours) {
      return ours;
    }
    throw new IllegalArgumentException(
        "%s is over %s, not over an ND4J array".formatted(name, vector.getClass().getSimpleName()));
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

  @Override
  public Nd4jVector bind(String name) {
    return over(array, name);
  }

  @Override
  public Vector companion(Vector vector, String name, String own) {
    if (!(vector instanceof Nd4jVector)) {
      throw new IllegalArgumentException(
          "%s is over an ND4J array but %s is over %s: both must be over the same kind of memory"
              .formatted(own, name, vector.getClass().getSimpleName()));
    }
    INDArray other = ((Nd4jVector) vector).array;
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
    Nd4jVector companion = new Nd4jVector(other, kernel);
    if (memory.overlaps(length(), companion.memory, companion.length())) {
      throw new IllegalArgumentException(
          own + " and " + name + " must not share memory: they are views of the same entries");
    }
    return companion;
  }

  @Override
  public Vector workVector() {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return new Nd4jVector(kernel.newArrayLike(this), kernel);
    }
  }

  @Override
  public Vector zeros(long entries) {
    try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      return new Nd4jVector(Nd4j.zeros(array.dataType(), entries), kernel);
    }
  }

  @Override
  public Vector successor(Vector vector, String name) {
    INDArray other = of(vector, name).array;
    requireVector(other, name);
    return new Nd4jVector(other, kernel);
  }

  @Override
  public Vector range(long offset, long entries) {
    return new Nd4jVector(part(offset, entries), kernel);
  }

  private INDArray part(long offset, long entries) {
    return flat.get(NDArrayIndex.interval(offset, offset + entries));
  }

  @Override
  public boolean wraps(Vector candidate) {
    return candidate instanceof Nd4jVector vector && vector.array == array;
  }

  @Override
  public boolean isIntact() {
    return origin.isIntact();
  }

  @Override
  public String damage() {
    return origin.damage();
  }

  @Override
  public boolean isWritable() {
    return memory.isNone() ? origin.isIntact() : origin.isOpen();
  }

  @Override
  public Batch batch() {
    return kernel;
  }

  /**
   * Returns the array under this vector, live; operations that wait are performed first. After
   * other operations on vectors ask again, since they may wait.
   */
  public INDArray array() {
    kernel.flush();
    return array;
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

  @Override
  public double get(int index) {
    kernel.flush();
    return flat.getDouble((long) index);
  }

  @Override
  public void put(int index, double entry) {
    kernel.flush();
    flat.putScalar((long) index, entry);
  }

  @Override
  public void get(int from, int count, float[] out) {
    kernel.flush();
    System.arraycopy(part(from, count).toFloatVector(), 0, out, 0, count);
  }

  @Override
  public void get(int from, int count, double[] out) {
    kernel.flush();
    System.arraycopy(part(from, count).toDoubleVector(), 0, out, 0, count);
  }

  @Override
  public void put(int from, int count, float[] in) {
    kernel.flush();
    part(from, count).assign(Nd4j.createFromArray(Arrays.copyOf(in, count)));
  }

  @Override
  public void put(int from, int count, double[] in) {
    kernel.flush();
    part(from, count).assign(Nd4j.createFromArray(Arrays.copyOf(in, count)));
  }

  @Override
  public void copy(Vector source) {
    kernel.copy((Nd4jVector) source, this);
  }

  @Override
  public void set(Vector base, double c1, Vector v1) {
    start(base);
    kernel.axpy(c1, (Nd4jVector) v1, this);
  }

  @Override
  public void set(Vector base, double c1, Vector v1, double c2, Vector v2) {
    set(base, c1, v1);
    kernel.axpy(c2, (Nd4jVector) v2, this);
  }

  @Override
  public void set(Vector base, double c1, Vector v1, double c2, Vector v2, double c3, Vector v3) {
    set(base, c1, v1, c2, v2);
    kernel.axpy(c3, (Nd4jVector) v3, this);
  }

  @Override
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
    set(base, c1, v1, c2, v2, c3, v3);
    kernel.axpy(c4, (Nd4jVector) v4, this);
  }

  private void start(Vector base) {
    if (base != this) {
      kernel.copy((Nd4jVector) base, this);
    }
  }

  @Override
  public void set(double c1, Vector v1) {
    start(v1);
    kernel.scale(c1, this);
  }

  @Override
  protected void map(Mapping mapping, double c, Vector v) {
    kernel.map(mapping, c, (Nd4jVector) v, this);
  }

  @Override
  public double dot(Vector v) {
    return kernel.dot(this, (Nd4jVector) v);
  }

  @Override
  public double maxAbs() {
    return kernel.maxAbs(this);
  }

  @Override
  public double norm2() {
    return kernel.nrm2(this);
  }

  @Override
  public boolean isFinite() {
    return kernel.isFinite(this);
  }

  @Override
  protected void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out) {
    kernel.multiply(alpha, a, transposeA, b, transposeB, beta, out);
  }
}

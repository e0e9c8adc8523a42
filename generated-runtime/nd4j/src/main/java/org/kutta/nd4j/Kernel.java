package org.kutta.nd4j;

import org.kutta.runtime.vector.Batch;
import org.kutta.runtime.vector.Mapping;
import org.kutta.runtime.vector.Matrix;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Performs the operations on the vectors of one optimizer: one kernel for all of them, so that it
 * may let operations wait and run several together. Whatever works on arrays past the kernel calls
 * {@link #flush()} first.
 */
abstract class Kernel extends Batch {

  /** Returns the fastest kernel for vectors like that one. */
  static Kernel suiting(INDArray array) {
    if (Nd4j.getExecutioner().type() != ExecutionerType.NATIVE_CPU) {
      return new PortableKernel();
    }
    try {
      return ChunkedKernel.of(array.dataType());
    } catch (LinkageError e) {
      // A CPU backend without the OpenBLAS we know: slower, with the same results.
      return new PortableKernel();
    }
  }

  /** Returns a new array, shape {@code [n]}, not set, of the length and type of that vector. */
  INDArray newArrayLike(Nd4jVector v) {
    return Nd4j.createUninitialized(v.raw().dataType(), v.length());
  }

  /** Returns the memory of an array, if this kernel can make use of it. */
  abstract Memory memoryOf(INDArray array);

  /** Sets {@code out ← x}. */
  abstract void copy(Nd4jVector x, Nd4jVector out);

  /** Sets {@code out ← out + c x}. */
  abstract void axpy(double c, Nd4jVector x, Nd4jVector out);

  /** Sets {@code out ← c out}. */
  abstract void scale(double c, Nd4jVector out);

  /** Changes every entry of {@code out} by that of {@code x}, which may be {@code out}. */
  abstract void map(Mapping mapping, double c, Nd4jVector x, Nd4jVector out);

  /** Returns whether all entries are finite. */
  abstract boolean isFinite(Nd4jVector x);

  /** Returns ‖x‖₂. */
  abstract double nrm2(Nd4jVector x);

  /** Returns max|x_i| of finite entries. */
  abstract double maxAbs(Nd4jVector x);

  /** Returns Σ x_i y_i. */
  abstract double dot(Nd4jVector x, Nd4jVector y);

  /** Sets {@code out ← α AB + β out}, A and B transposed where it is said. */
  abstract void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out);

  /** Performs all that waits. */
  abstract void flush();

  /** Returns a matrix as an array, shape {@code [rows, columns]}, without waiting for anything. */
  static INDArray arrayOf(Matrix matrix) {
    return ((Nd4jVector) matrix.entries()).raw().reshape('f', matrix.rows(), matrix.columns());
  }

  static Memory memoryOf(Matrix matrix) {
    return ((Nd4jVector) matrix.entries()).memory();
  }
}

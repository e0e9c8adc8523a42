package org.kutta.runtime.vector;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Performs the operations on the vectors of one optimizer: one kernel for all of them, so that it
 * may let operations wait and run several together. Whatever works on arrays past the kernel calls
 * {@link #flush()} first.
 */
abstract class Kernel {

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
  INDArray newArrayLike(Vector v) {
    return Nd4j.createUninitialized(v.type(), v.length());
  }

  /** Returns the memory of an array, if this kernel can make use of it. */
  abstract Memory memoryOf(INDArray array);

  /** Sets {@code out ← x}. */
  abstract void copy(Vector x, Vector out);

  /** Sets {@code out ← out + c x}. */
  abstract void axpy(double c, Vector x, Vector out);

  /** Sets {@code out ← c out}. */
  abstract void scale(double c, Vector out);

  /** Changes every entry of {@code out} by that of {@code x}, which may be {@code out}. */
  abstract void map(Mapping mapping, double c, Vector x, Vector out);

  /** Returns whether all entries are finite. */
  abstract boolean isFinite(Vector x);

  /** Returns ‖x‖₂. */
  abstract double nrm2(Vector x);

  /** Returns max|x_i| of finite entries. */
  abstract double maxAbs(Vector x);

  /** Returns Σ x_i y_i. */
  abstract double dot(Vector x, Vector y);

  /** Sets {@code out ← α AB + β out}, A and B transposed where it is said. */
  abstract void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out);

  /**
   * Lets operations wait from now on, until a result is asked for or {@link #catchUp()}.
   *
   * @return whether this kernel can
   */
  abstract boolean defer();

  /**
   * Performs all that waits, as {@link #catchUp()}, if the entries of a vector are finite, which
   * nothing that waits may change.
   *
   * @param undoable whether it may have been performed when they are found not to be
   * @return whether they are
   */
  abstract boolean catchUpIfFinite(Vector x, boolean undoable);

  /** Performs all that waits, and lets operations wait no longer. */
  abstract void catchUp();

  /** Forgets all that waits, and lets operations wait no longer. */
  abstract void drop();

  /**
   * Notes whether all entries are finite once all that waits so far has been performed: while they
   * are in the cache, where the kernel can.
   */
  abstract void expectFinite(Vector x);

  /** Performs all that waits, and returns whether all was finite that was expected to be. */
  abstract boolean metExpectations();

  /** Performs all that waits. */
  abstract void flush();
}

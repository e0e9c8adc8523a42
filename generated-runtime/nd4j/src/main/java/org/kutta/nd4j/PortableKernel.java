package org.kutta.nd4j;

import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.Mapping;
import org.kutta.runtime.vector.Matrix;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarAdd;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMax;
import org.nd4j.linalg.api.ops.impl.scalar.ScalarMin;
import org.nd4j.linalg.api.ops.impl.transforms.floating.RSqrt;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.DivOp;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.MulOp;
import org.nd4j.linalg.api.ops.impl.transforms.same.Max;
import org.nd4j.linalg.api.ops.impl.transforms.same.Square;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's level-1 BLAS and elementwise operations, at once: runs on every backend, with any stride,
 * and never touches memory itself.
 */
final class PortableKernel extends Kernel {

  private final Level1 blas = Nd4j.getBlasWrapper().level1();
  private boolean asExpected = true;

  @Override
  Memory memoryOf(INDArray array) {
    return Memory.NONE;
  }

  @Override
  void copy(Nd4jVector x, Nd4jVector out) {
    blas.copy(x.raw(), out.raw());
  }

  @Override
  void axpy(double c, Nd4jVector x, Nd4jVector out) {
    blas.axpy(out.length(), c, x.raw(), out.raw());
  }

  @Override
  void scale(double c, Nd4jVector out) {
    blas.scal(out.length(), c, out.raw());
  }

  @Override
  void map(Mapping mapping, double c, Nd4jVector x, Nd4jVector out) {
    INDArray from = x.flat();
    INDArray to = out.flat();
    switch (mapping) {
      case MULTIPLY -> Nd4j.exec(new MulOp(to, from, to));
      case DIVIDE -> Nd4j.exec(new DivOp(to, from, to));
      case SQUARE -> Nd4j.exec(new Square(from, to));
      case MAX -> Nd4j.exec(new Max(to, from, to));
      case SQRT -> Nd4j.exec(new Sqrt(from, to));
      case RECIPROCAL_SQRT -> Nd4j.exec(new RSqrt(from, to));
      case FILL -> to.assign(c);
      case SHIFT -> Nd4j.exec(new ScalarAdd(from, null, to, c));
      case CLAMP -> {
        Nd4j.exec(new ScalarMin(from, null, to, c));
        Nd4j.exec(new ScalarMax(to, null, to, -c));
      }
    }
  }

  @Override
  boolean isFinite(Nd4jVector x) {
    // The sum is finite only if every entry is. It can overflow when they all are; then, at the
    // edge of divergence, the slow look decides.
    return Double.isFinite(blas.asum(x.raw())) || isFiniteEntryByEntry(x.raw());
  }

  private static boolean isFiniteEntryByEntry(INDArray x) {
    for (long i = 0; i < x.length(); i++) {
      if (!Double.isFinite(x.getDouble(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  double nrm2(Nd4jVector x) {
    double norm = blas.nrm2(x.raw());
    // A norm of floats may be beyond all floats.
    return Double.isInfinite(norm) && x.type() == ElementType.FLOAT
        ? x.raw().castTo(DataType.DOUBLE).norm2Number().doubleValue()
        : norm;
  }

  @Override
  double maxAbs(Nd4jVector x) {
    return Math.abs(x.raw().getDouble(blas.iamax(x.raw())));
  }

  @Override
  double dot(Nd4jVector x, Nd4jVector y) {
    return blas.dot(x.length(), 1, x.raw(), y.raw());
  }

  @Override
  void multiply(
      double alpha,
      Matrix a,
      boolean transposeA,
      Matrix b,
      boolean transposeB,
      double beta,
      Matrix out) {
    Nd4j.gemm(arrayOf(a), arrayOf(b), arrayOf(out), transposeA, transposeB, alpha, beta);
  }

  @Override
  public boolean open() {
    return false;
  }

  @Override
  public boolean closeIfFinite(Vector x, boolean undoable) {
    return x.isFinite();
  }

  @Override
  public void close() {}

  @Override
  public void drop() {}

  @Override
  public void expectFinite(Vector x) {
    asExpected &= x.isFinite();
  }

  @Override
  public boolean metExpectations() {
    boolean met = asExpected;
    asExpected = true;
    return met;
  }

  @Override
  void flush() {}
}

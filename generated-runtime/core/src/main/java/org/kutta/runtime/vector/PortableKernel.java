package org.kutta.runtime.vector;

import org.nd4j.linalg.api.blas.Level1;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's level-1 BLAS, at once: runs on every backend, with any stride, and never touches memory
 * itself.
 */
final class PortableKernel extends Kernel {

  private final Level1 blas = Nd4j.getBlasWrapper().level1();

  @Override
  Memory memoryOf(INDArray array) {
    return Memory.NONE;
  }

  @Override
  void copy(Vector x, Vector out) {
    blas.copy(x.raw(), out.raw());
  }

  @Override
  void axpy(double c, Vector x, Vector out) {
    blas.axpy(out.length(), c, x.raw(), out.raw());
  }

  @Override
  void scale(double c, Vector out) {
    blas.scal(out.length(), c, out.raw());
  }

  @Override
  double asum(Vector x) {
    return blas.asum(x.raw());
  }

  @Override
  double nrm2(Vector x) {
    return blas.nrm2(x.raw());
  }

  @Override
  boolean defer() {
    return false;
  }

  @Override
  boolean catchUpIfFinite(Vector x, boolean undoable) {
    return x.isFinite();
  }

  @Override
  void catchUp() {}

  @Override
  void flush() {}
}

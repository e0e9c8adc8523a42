package org.kutta.runtime.vector;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ChunkedKernel} on vectors of doubles. */
final class DoubleKernel extends ChunkedKernel {

  private final double[] operand = new double[chunk];
  private final double[] result = new double[chunk];

  DoubleKernel() {
    super(Double.BYTES);
  }

  @Override
  Pointer pointerTo(INDArray array) {
    return new DoublePointer(array.data().addressPointer());
  }

  @Override
  void copy(int n, Pointer x, Pointer out) {
    openblas_nolapack.cblas_dcopy(n, (DoublePointer) x, 1, (DoublePointer) out, 1);
  }

  @Override
  void axpy(int n, double c, Pointer x, Pointer out) {
    openblas_nolapack.cblas_daxpy(n, c, (DoublePointer) x, 1, (DoublePointer) out, 1);
  }

  @Override
  void scale(int n, double c, Pointer out) {
    openblas_nolapack.cblas_dscal(n, c, (DoublePointer) out, 1);
  }

  @Override
  void map(int n, Mapping mapping, double c, Pointer x, Pointer out) {
    ((DoublePointer) x).get(operand, 0, n);
    if (mapping.readsBoth()) {
      ((DoublePointer) out).get(result, 0, n);
    }
    mapping.apply(n, c, operand, result);
    ((DoublePointer) out).put(result, 0, n);
  }

  @Override
  double asum(int n, Pointer x) {
    return openblas_nolapack.cblas_dasum(n, (DoublePointer) x, 1);
  }

  @Override
  double nrm2(int n, Pointer x) {
    return openblas_nolapack.cblas_dnrm2(n, (DoublePointer) x, 1);
  }

  @Override
  double maxAbs(int n, Pointer x) {
    long index = openblas_nolapack.cblas_idamax(n, (DoublePointer) x, 1);
    return Math.abs(((DoublePointer) x).get(index));
  }

  @Override
  double dot(int n, Pointer x, Pointer y) {
    return openblas_nolapack.cblas_ddot(n, (DoublePointer) x, 1, (DoublePointer) y, 1);
  }
}

package org.kutta.runtime.vector;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@link ChunkedKernel} on vectors of floats. */
final class FloatKernel extends ChunkedKernel {

  private final float[] operand = new float[chunk];
  private final float[] result = new float[chunk];

  FloatKernel() {
    super(Float.BYTES);
  }

  @Override
  Pointer pointerTo(INDArray array) {
    return new FloatPointer(array.data().addressPointer());
  }

  @Override
  void copy(int n, Pointer x, Pointer out) {
    openblas_nolapack.cblas_scopy(n, (FloatPointer) x, 1, (FloatPointer) out, 1);
  }

  @Override
  void axpy(int n, double c, Pointer x, Pointer out) {
    openblas_nolapack.cblas_saxpy(n, (float) c, (FloatPointer) x, 1, (FloatPointer) out, 1);
  }

  @Override
  void scale(int n, double c, Pointer out) {
    openblas_nolapack.cblas_sscal(n, (float) c, (FloatPointer) out, 1);
  }

  @Override
  void map(int n, Mapping mapping, double c, Pointer x, Pointer out) {
    ((FloatPointer) x).get(operand, 0, n);
    if (mapping.readsBoth()) {
      ((FloatPointer) out).get(result, 0, n);
    }
    mapping.apply(n, (float) c, operand, result);
    ((FloatPointer) out).put(result, 0, n);
  }

  @Override
  double asum(int n, Pointer x) {
    return openblas_nolapack.cblas_sasum(n, (FloatPointer) x, 1);
  }

  @Override
  double nrm2(int n, Pointer x) {
    return openblas_nolapack.cblas_snrm2(n, (FloatPointer) x, 1);
  }

  @Override
  double maxAbs(int n, Pointer x) {
    long index = openblas_nolapack.cblas_isamax(n, (FloatPointer) x, 1);
    return Math.abs(((FloatPointer) x).get(index));
  }

  @Override
  double dot(int n, Pointer x, Pointer y) {
    // Summed in double: least squares and orthogonal bases live on it.
    return openblas_nolapack.cblas_dsdot(n, (FloatPointer) x, 1, (FloatPointer) y, 1);
  }
}

package org.kutta.nd4j;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.kutta.runtime.vector.Mapping;
import org.kutta.runtime.vector.Matrix;

/** {@link ChunkedKernel} on vectors of doubles. */
final class DoubleKernel extends ChunkedKernel {

  private static final boolean SQUARES = FasterSum.isOfSquares();

  private final Cursor[] operands;
  private final Cursor[] results;

  /** B of a matrix product, in the thread that calls. */
  private final Cursor second;

  private final double[][] operandEntries;
  private final double[][] resultEntries;

  DoubleKernel(Lanes lanes) {
    super(Double.BYTES, lanes);
    this.operands = new Cursor[lanes.count()];
    this.results = new Cursor[lanes.count()];
    DoublePointer origin = new DoublePointer(1);
    this.second = new Cursor(origin);
    for (int lane = 0; lane < lanes.count(); lane++) {
      operands[lane] = new Cursor(origin);
      results[lane] = new Cursor(origin);
    }
    this.operandEntries = new double[lanes.count()][longestChunk()];
    this.resultEntries = new double[lanes.count()][longestChunk()];
  }

  @Override
  void copy(int lane, int n, long x, long out) {
    Pointer.memcpy(results[lane].atByte(out), operands[lane].atByte(x), (long) n * Double.BYTES);
  }

  @Override
  void axpy(int lane, int n, double c, long x, long out) {
    openblas_nolapack.cblas_daxpy(n, c, operands[lane].at(x), 1, results[lane].at(out), 1);
  }

  @Override
  void scale(int lane, int n, double c, long out) {
    openblas_nolapack.cblas_dscal(n, c, results[lane].at(out), 1);
  }

  @Override
  void map(int lane, int n, Mapping mapping, double c, long x, long out) {
    double[] operand = operandEntries[lane];
    double[] result = resultEntries[lane];
    operands[lane].at(x).get(operand, 0, n);
    if (mapping.readsBoth()) {
      results[lane].at(out).get(result, 0, n);
    }
    mapping.apply(0, n, c, operand, result);
    results[lane].at(out).put(result, 0, n);
  }

  @Override
  double magnitude(int lane, int n, long x) {
    DoublePointer p = operands[lane].at(x);
    return SQUARES
        ? openblas_nolapack.cblas_ddot(n, p, 1, p, 1)
        : openblas_nolapack.cblas_dasum(n, p, 1);
  }

  @Override
  boolean areFinite(int lane, int n, long x) {
    double[] entries = operandEntries[lane];
    operands[lane].at(x).get(entries, 0, n);
    boolean finite = true;
    for (int i = 0; i < n; i++) {
      finite &= Double.isFinite(entries[i]);
    }
    return finite;
  }

  @Override
  double nrm2(int n, long x) {
    return openblas_nolapack.cblas_dnrm2(n, operands[0].at(x), 1);
  }

  @Override
  double sumOfSquares(int n, long x) {
    double[] entries = operandEntries[0];
    operands[0].at(x).get(entries, 0, n);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += entries[i] * entries[i];
    }
    return sum;
  }

  @Override
  double maxAbs(int n, long x) {
    DoublePointer p = operands[0].at(x);
    return Math.abs(p.get(openblas_nolapack.cblas_idamax(n, p, 1)));
  }

  @Override
  double dot(int n, long x, long y) {
    return openblas_nolapack.cblas_ddot(n, operands[0].at(x), 1, results[0].at(y), 1);
  }

  @Override
  void gemm(
      int transposeA,
      int transposeB,
      int inner,
      double alpha,
      Matrix a,
      Matrix b,
      double beta,
      Matrix out) {
    openblas_nolapack.cblas_dgemm(
        openblas_nolapack.CblasColMajor,
        transposeA,
        transposeB,
        out.rows(),
        out.columns(),
        inner,
        alpha,
        operands[0].at(memoryOf(a).address()),
        a.rows(),
        second.at(memoryOf(b).address()),
        b.rows(),
        beta,
        results[0].at(memoryOf(out).address()),
        out.rows());
  }

  /**
   * Points to any address, by its distance from an origin, so that no pointers are made. Each lane
   * has its own, long enough that no two share a cache line.
   */
  @SuppressWarnings("unused")
  private static final class Cursor extends DoublePointer {

    private final long origin;
    private long padding0;
    private long padding1;
    private long padding2;
    private long padding3;
    private long padding4;
    private long padding5;
    private long padding6;
    private long padding7;
    private long padding8;
    private long padding9;
    private long padding10;
    private long padding11;

    Cursor(DoublePointer origin) {
      super(origin);
      this.origin = origin.address();
    }

    DoublePointer at(long address) {
      return position((address - origin) / Double.BYTES);
    }

    /** As functions that count in bytes see it. */
    Pointer atByte(long address) {
      return position(address - origin);
    }
  }
}

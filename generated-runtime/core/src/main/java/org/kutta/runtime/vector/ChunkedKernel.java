package org.kutta.runtime.vector;

import java.util.Arrays;
import java.util.Objects;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * OpenBLAS on the memory of contiguous CPU vectors, chunk by chunk.
 *
 * <p>Operations that wait form a program, and the program runs on the first entries of all vectors,
 * then on the next. A chunk stays in the cache from one operation to the next, so that memory is
 * read once for a whole stage, and not once for each term. Operations are entry by entry, which
 * makes that order as good as any. Nothing is allocated, once the longest program has been seen.
 *
 * <p>Loaded only where the backend is the CPU's, since that OpenBLAS comes with it.
 */
abstract class ChunkedKernel extends Kernel {

  /**
   * What a chunk takes of each vector, in bytes: three of them fit a first-level cache, all of a
   * step's the second level.
   */
  private static final int CHUNK_BYTES = 16 << 10;

  private enum Operation {
    COPY,
    AXPY,
    SCALE,
    MAP
  }

  private final PortableKernel portable = new PortableKernel();
  final int chunk;
  private Operation[] operations = new Operation[16];
  private double[] factors = new double[16];
  private @Nullable Mapping[] mappings = new Mapping[16];
  private Vector[] operands = new Vector[16];
  private Vector[] results = new Vector[16];
  private int length;
  private boolean deferring;

  ChunkedKernel(int bytesPerEntry) {
    this.chunk = CHUNK_BYTES / bytesPerEntry;
  }

  /**
   * Returns a kernel for vectors of that type.
   *
   * @throws LinkageError if the CPU backend's OpenBLAS is not on the class path
   */
  static ChunkedKernel of(DataType type) {
    return type == DataType.FLOAT ? new FloatKernel() : new DoubleKernel();
  }

  abstract void copy(int n, Pointer x, Pointer out);

  abstract void axpy(int n, double c, Pointer x, Pointer out);

  abstract void scale(int n, double c, Pointer out);

  /** Applies a mapping, by arrays of one chunk's length on the way. */
  abstract void map(int n, Mapping mapping, double c, Pointer x, Pointer out);

  abstract double asum(int n, Pointer x);

  abstract double nrm2(int n, Pointer x);

  abstract double maxAbs(int n, Pointer x);

  abstract double dot(int n, Pointer x, Pointer y);

  /** Returns a pointer of its own to the first entry, of the type that the others expect. */
  abstract Pointer pointerTo(INDArray array);

  @Override
  Memory memoryOf(INDArray array) {
    return array.elementWiseStride() == 1 ? new Memory(pointerTo(array)) : Memory.NONE;
  }

  @Override
  void copy(Vector x, Vector out) {
    perform(Operation.COPY, null, 1, x, out);
  }

  @Override
  void axpy(double c, Vector x, Vector out) {
    perform(Operation.AXPY, null, c, x, out);
  }

  @Override
  void scale(double c, Vector out) {
    perform(Operation.SCALE, null, c, out, out);
  }

  @Override
  void map(Mapping mapping, double c, Vector x, Vector out) {
    perform(Operation.MAP, mapping, c, x, out);
  }

  @Override
  double asum(Vector x) {
    flush();
    if (x.memory().isNone()) {
      return portable.asum(x);
    }
    double sum = 0;
    for (long from = 0; from < x.length(); from += chunk) {
      sum += asum((int) Math.min(chunk, x.length() - from), x.memory().at(from));
    }
    return sum;
  }

  @Override
  double nrm2(Vector x) {
    flush();
    return x.memory().isNone() ? portable.nrm2(x) : nrm2(x.length(), x.memory().at(0));
  }

  @Override
  double maxAbs(Vector x) {
    flush();
    if (x.memory().isNone()) {
      return portable.maxAbs(x);
    }
    double max = 0;
    for (long from = 0; from < x.length(); from += chunk) {
      int entries = (int) Math.min(chunk, x.length() - from);
      max = Math.max(max, maxAbs(entries, x.memory().at(from)));
    }
    return max;
  }

  @Override
  double dot(Vector x, Vector y) {
    flush();
    if (x.memory().isNone() || y.memory().isNone()) {
      return portable.dot(x, y);
    }
    double sum = 0;
    for (long from = 0; from < x.length(); from += chunk) {
      int entries = (int) Math.min(chunk, x.length() - from);
      sum += dot(entries, x.memory().at(from), y.memory().at(from));
    }
    return sum;
  }

  @Override
  boolean defer() {
    deferring = true;
    return true;
  }

  @Override
  void catchUp() {
    flush();
    deferring = false;
  }

  @Override
  boolean catchUpIfFinite(Vector x, boolean undoable) {
    deferring = false;
    if (length == 0 || x.memory().isNone() || !undoable) {
      return catchUpOnceFinite(x);
    }
    double sum = 0;
    int n = results[0].length();
    for (long from = 0; from < n; from += chunk) {
      int entries = (int) Math.min(chunk, n - from);
      sum += asum(entries, x.memory().at(from));
      runOn(from, entries);
    }
    length = 0;
    return x.isFinite(sum);
  }

  private boolean catchUpOnceFinite(Vector x) {
    int waiting = length;
    length = 0;
    boolean finite = x.isFinite();
    if (finite) {
      length = waiting;
      flush();
    }
    return finite;
  }

  private void perform(
      Operation operation, @Nullable Mapping mapping, double factor, Vector x, Vector out) {
    if (x.memory().isNone() || out.memory().isNone()) {
      flush();
      performPortably(operation, mapping, factor, x, out);
      return;
    }
    if (length > 0 && results[0].length() != out.length()) {
      // A view of a part of some vector: chunks of it are not chunks of the others.
      flush();
    }
    if (length == operations.length) {
      grow();
    }
    operations[length] = operation;
    mappings[length] = mapping;
    factors[length] = factor;
    operands[length] = x;
    results[length] = out;
    length++;
    if (!deferring) {
      flush();
    }
  }

  private void performPortably(
      Operation operation, @Nullable Mapping mapping, double factor, Vector x, Vector out) {
    switch (operation) {
      case COPY -> portable.copy(x, out);
      case AXPY -> portable.axpy(factor, x, out);
      case SCALE -> portable.scale(factor, out);
      case MAP -> portable.map(Objects.requireNonNull(mapping), factor, x, out);
    }
  }

  private void grow() {
    int capacity = 2 * length;
    operations = Arrays.copyOf(operations, capacity);
    factors = Arrays.copyOf(factors, capacity);
    mappings = Arrays.copyOf(mappings, capacity);
    operands = Arrays.copyOf(operands, capacity);
    results = Arrays.copyOf(results, capacity);
  }

  @Override
  void flush() {
    if (length == 0) {
      return;
    }
    int n = results[0].length();
    for (long from = 0; from < n; from += chunk) {
      runOn(from, (int) Math.min(chunk, n - from));
    }
    length = 0;
  }

  private void runOn(long from, int n) {
    for (int k = 0; k < length; k++) {
      Pointer x = operands[k].memory().at(from);
      Pointer out = results[k].memory().at(from);
      switch (operations[k]) {
        case COPY -> copy(n, x, out);
        case AXPY -> axpy(n, factors[k], x, out);
        case SCALE -> scale(n, factors[k], out);
        case MAP -> map(n, Objects.requireNonNull(mappings[k]), factors[k], x, out);
      }
    }
  }
}

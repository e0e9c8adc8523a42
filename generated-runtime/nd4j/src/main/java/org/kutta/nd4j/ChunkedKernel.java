package org.kutta.nd4j;

import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.jspecify.annotations.Nullable;
import org.kutta.nd4j.Program.Operation;
import org.kutta.runtime.vector.Mapping;
import org.kutta.runtime.vector.Matrix;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * OpenBLAS on the memory of contiguous CPU vectors, chunk by chunk.
 *
 * <p>Operations that wait form a program, and the program runs on the first entries of all vectors,
 * then on the next. A chunk stays in the cache from one operation to the next, so that memory is
 * read once for a whole stage, and not once for each term. Operations are entry by entry, which
 * makes that order as good as any, and lets several {@linkplain Lanes lanes} share the chunks.
 * Nothing is allocated, once the longest program has been seen.
 *
 * <p>Loaded only where the backend is the CPU's, since that OpenBLAS comes with it.
 */
abstract class ChunkedKernel extends Kernel {

  /**
   * What a chunk takes of each vector, in bytes: two or three of them fit a first-level cache, all
   * of a step's the second level. OpenBLAS takes so few entries for one thread's work.
   */
  private static final int CHUNK_BYTES = 16 << 10;

  /**
   * Nd4jVector instructions take a fixed number of entries at a time, or a part of it. OpenBLAS
   * rounds what is left over at an end otherwise: twice, where a fused multiply-add rounds once.
   */
  private static final int BLOCK = 64;

  /** Vectors of fewer chunks do not gain by cache lines what their ends cost. */
  private static final int CHUNKS_WORTH_ALIGNING = 4;

  private final PortableKernel portable = new PortableKernel();
  private final Lanes lanes;

  /** Two blocks for each lane. */
  private final BytePointer blocks;

  private final Program spare = new Program();
  private Program program = new Program();
  private final Lanes.Work chunkOfProgram = this::performChunk;
  private final int bytesPerEntry;
  final int chunk;
  private boolean deferring;

  // What the lanes are told of the program that they perform, and what they tell.

  private int entries;

  /** The entries that must be finite. */
  private Memory checked = Memory.NONE;

  private volatile boolean checkedAreFinite = true;

  /** Whether all entries were finite that were expected to be, since that was last asked. */
  private volatile boolean asExpected = true;

  /** How many entries the first chunk is shorter, so that the others begin with a cache line. */
  private int shift;

  /** The last chunk. */
  private int last;

  ChunkedKernel(int bytesPerEntry, Lanes lanes) {
    this.bytesPerEntry = bytesPerEntry;
    this.chunk = CHUNK_BYTES / bytesPerEntry;
    this.lanes = lanes;
    this.blocks = new BytePointer(2L * BLOCK * bytesPerEntry * lanes.count());
    blocks.zero();
  }

  /**
   * Returns a kernel for vectors of that type.
   *
   * @throws LinkageError if the CPU backend's OpenBLAS is not on the class path
   */
  static ChunkedKernel of(DataType type) {
    return of(type, Lanes.shared());
  }

  static ChunkedKernel of(DataType type, Lanes lanes) {
    return type == DataType.FLOAT ? new FloatKernel(lanes) : new DoubleKernel(lanes);
  }

  // Operations on n entries at addresses of this kernel's type. Lanes may work at once.

  abstract void copy(int lane, int n, long x, long out);

  abstract void axpy(int lane, int n, double c, long x, long out);

  abstract void scale(int lane, int n, double c, long out);

  /** Applies a mapping, by arrays of one chunk's length on the way. */
  abstract void map(int lane, int n, Mapping mapping, double c, long x, long out);

  /**
   * Returns a number that is not finite where an entry is not: a sum of their magnitudes or of
   * their squares, whichever this machine's OpenBLAS is fast at.
   */
  abstract double magnitude(int lane, int n, long x);

  /** Returns whether all entries are finite, one by one. */
  abstract boolean areFinite(int lane, int n, long x);

  abstract double nrm2(int n, long x);

  /** Returns Σ x_i², squared and summed in double. */
  abstract double sumOfSquares(int n, long x);

  abstract double maxAbs(int n, long x);

  abstract double dot(int n, long x, long y);

  abstract void gemm(
      int transposeA,
      int transposeB,
      int inner,
      double alpha,
      Matrix a,
      Matrix b,
      double beta,
      Matrix out);

  @Override
  Memory memoryOf(INDArray array) {
    if (array.elementWiseStride() != 1) {
      return Memory.NONE;
    }
    Pointer first = array.data().addressPointer();
    return new Memory(first.address() + first.position() * bytesPerEntry, bytesPerEntry);
  }

  /** Returns an array whose entries lie in cache lines as those of the vector do. */
  @Override
  INDArray newArrayLike(Nd4jVector v) {
    int entriesPerLine = Memory.LINE_BYTES / bytesPerEntry;
    INDArray roomy =
        Nd4j.createUninitialized(v.raw().dataType(), (long) v.length() + entriesPerLine);
    int offset = Math.floorMod(v.memory().shift() - memoryOf(roomy).shift(), entriesPerLine);
    return roomy.get(NDArrayIndex.interval(offset, (long) offset + v.length()));
  }

  @Override
  void copy(Nd4jVector x, Nd4jVector out) {
    perform(Operation.COPY, null, 1, x, out);
  }

  @Override
  void axpy(double c, Nd4jVector x, Nd4jVector out) {
    perform(Operation.AXPY, null, c, x, out);
  }

  @Override
  void scale(double c, Nd4jVector out) {
    perform(Operation.SCALE, null, c, out, out);
  }

  @Override
  void map(Mapping mapping, double c, Nd4jVector x, Nd4jVector out) {
    perform(Operation.MAP, mapping, c, x, out);
  }

  @Override
  double nrm2(Nd4jVector x) {
    flush();
    if (x.memory().isNone()) {
      return portable.nrm2(x);
    }
    double norm = nrm2(x.length(), x.memory().address());
    // A norm of floats may be beyond all floats.
    return Double.isInfinite(norm) ? nrm2InDouble(x) : norm;
  }

  private double nrm2InDouble(Nd4jVector x) {
    double sum = 0;
    for (long from = 0; from < x.length(); from += chunk) {
      int entries = (int) Math.min(chunk, x.length() - from);
      sum += sumOfSquares(entries, x.memory().at(from));
    }
    return Math.sqrt(sum);
  }

  @Override
  double maxAbs(Nd4jVector x) {
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
  double dot(Nd4jVector x, Nd4jVector y) {
    flush();
    if (x.memory().isNone() || y.memory().isNone()) {
      return portable.dot(x, y);
    }
    // In one order, whatever the number of lanes: the same run has the same result everywhere.
    double sum = 0;
    for (long from = 0; from < x.length(); from += chunk) {
      int entries = (int) Math.min(chunk, x.length() - from);
      sum += dot(entries, x.memory().at(from), y.memory().at(from));
    }
    return sum;
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
    flush();
    if (memoryOf(a).isNone() || memoryOf(b).isNone() || memoryOf(out).isNone()) {
      portable.multiply(alpha, a, transposeA, b, transposeB, beta, out);
      return;
    }
    int inner = transposeA ? a.rows() : a.columns();
    gemm(asBlasSays(transposeA), asBlasSays(transposeB), inner, alpha, a, b, beta, out);
  }

  private static int asBlasSays(boolean transposed) {
    return transposed ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
  }

  @Override
  public boolean open() {
    deferring = true;
    return true;
  }

  @Override
  public void close() {
    flush();
    deferring = false;
  }

  @Override
  public void drop() {
    program.clear();
    deferring = false;
  }

  @Override
  public void expectFinite(Vector vector) {
    Nd4jVector x = (Nd4jVector) vector;
    perform(Operation.EXPECT_FINITE, null, 1, x, x);
  }

  @Override
  public boolean metExpectations() {
    flush();
    boolean met = asExpected;
    asExpected = true;
    return met;
  }

  @Override
  void flush() {
    if (!program.isEmpty()) {
      performChunks(program.result(0), program.entries(), Memory.NONE);
      program.clear();
    }
  }

  @Override
  boolean isFinite(Nd4jVector x) {
    flush();
    return isFiniteNow(x);
  }

  @Override
  public boolean closeIfFinite(Vector vector, boolean undoable) {
    Nd4jVector x = (Nd4jVector) vector;
    deferring = false;
    if (undoable && !x.memory().isNone() && program.fits(x.length())) {
      performChunks(x.memory(), x.length(), x.memory());
      program.clear();
      return checkedAreFinite;
    }
    Program waiting = program;
    program = spare;
    boolean finite = isFiniteNow(x);
    program = waiting;
    if (finite) {
      flush();
    } else {
      program.clear();
    }
    return finite;
  }

  private boolean isFiniteNow(Nd4jVector x) {
    if (x.memory().isNone()) {
      return portable.isFinite(x);
    }
    performChunks(x.memory(), x.length(), x.memory());
    return checkedAreFinite;
  }

  private void perform(
      Operation operation, @Nullable Mapping mapping, double factor, Nd4jVector x, Nd4jVector out) {
    if (x.memory().isNone() || out.memory().isNone()) {
      flush();
      performPortably(operation, mapping, factor, x, out);
      return;
    }
    if (!program.fits(out.length())) {
      // A view of a part of some vector: chunks of it are not chunks of the others.
      flush();
    }
    program.append(operation, mapping, factor, x.memory(), out.memory(), out.length());
    if (!deferring) {
      flush();
    }
  }

  private void performPortably(
      Operation operation, @Nullable Mapping mapping, double factor, Nd4jVector x, Nd4jVector out) {
    switch (operation) {
      case COPY -> portable.copy(x, out);
      case AXPY -> portable.axpy(factor, x, out);
      case SCALE -> portable.scale(factor, out);
      case MAP -> portable.map(Objects.requireNonNull(mapping), factor, x, out);
      case EXPECT_FINITE -> asExpected &= portable.isFinite(x);
    }
  }

  /**
   * Performs the program on vectors of {@code n} entries.
   *
   * @param aligned the vector whose cache lines chunks keep to
   * @param checked whose entries are looked at, or none
   */
  private void performChunks(Memory aligned, int n, Memory checked) {
    this.entries = n;
    this.shift = n < CHUNKS_WORTH_ALIGNING * chunk ? 0 : aligned.shift();
    this.checked = checked;
    this.checkedAreFinite = true;
    // The last one takes up to a block more, so that it is none of less than a block.
    int chunks = (int) Math.max(1, ((long) n + shift - BLOCK + chunk - 1) / chunk);
    this.last = chunks - 1;
    lanes.perform(chunkOfProgram, chunks, program.length() + 1);
  }

  private void performChunk(int lane, int index) {
    long from = index == 0 ? 0 : (long) index * chunk - shift;
    long to = index == last ? entries : (index + 1L) * chunk - shift;
    int n = (int) (to - from);
    if (!checked.isNone() && !isFinite(lane, n, checked.at(from))) {
      checkedAreFinite = false;
    }
    int end = index == last ? entries % BLOCK : 0;
    for (int k = 0; k < program.length(); k++) {
      long x = program.operand(k).at(from);
      long out = program.result(k).at(from);
      double c = program.factor(k);
      switch (program.operation(k)) {
        case COPY -> copy(lane, n, x, out);
        case AXPY -> axpy(lane, n, end, c, x, out);
        case SCALE -> scale(lane, n, c, out);
        case MAP -> map(lane, n, Objects.requireNonNull(program.mapping(k)), c, x, out);
        case EXPECT_FINITE -> {
          if (!isFinite(lane, n, x)) {
            asExpected = false;
          }
        }
      }
    }
  }

  private boolean isFinite(int lane, int n, long x) {
    // Large magnitudes may add up to infinity, at the edge of divergence.
    return Double.isFinite(magnitude(lane, n, x)) || areFinite(lane, n, x);
  }

  /**
   * Rounds every entry as one call on the whole vector would, wherever the chunk begins: results
   * must not depend on addresses.
   *
   * @param end how many of the n entries are the vector's last, behind its whole blocks
   */
  private void axpy(int lane, int n, int end, double c, long x, long out) {
    int left = (n - end) % BLOCK;
    if (left == 0) {
      axpy(lane, n, c, x, out);
      return;
    }
    int whole = n - end - left;
    axpy(lane, whole, c, x, out);
    long atLeft = (long) whole * bytesPerEntry;
    axpyInBlock(lane, left, c, x + atLeft, out + atLeft);
    long atEnd = atLeft + (long) left * bytesPerEntry;
    axpy(lane, end, c, x + atEnd, out + atEnd);
  }

  private void axpyInBlock(int lane, int n, double c, long x, long out) {
    long blockOfX = blocks.address() + 2L * BLOCK * bytesPerEntry * lane;
    long blockOfOut = blockOfX + (long) BLOCK * bytesPerEntry;
    copy(lane, n, x, blockOfX);
    copy(lane, n, out, blockOfOut);
    axpy(lane, BLOCK, c, blockOfX, blockOfOut);
    copy(lane, n, blockOfOut, out);
  }

  /** How many entries one call of an operation may take. */
  int longestChunk() {
    return chunk + BLOCK;
  }
}

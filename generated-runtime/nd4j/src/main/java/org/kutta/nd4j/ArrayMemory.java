package org.kutta.nd4j;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What an array was made of when a vector was laid over it: native code works on that memory by its
 * address, and would not notice that it is gone.
 */
final class ArrayMemory {

  private final INDArray array;
  private final DataBuffer data;
  private final long[] shape;
  private final DataType type;
  private final long length;
  private final @Nullable Pointer first;

  /**
   * Notes what an array is made of.
   *
   * @param byAddress whether the memory is used past the array: then its address must stay, too
   */
  ArrayMemory(INDArray array, boolean byAddress) {
    this.array = array;
    this.data = array.data();
    this.shape = array.shapeInfoJava();
    this.type = array.dataType();
    this.length = array.length();
    this.first = byAddress ? data.pointer() : null;
  }

  /** Returns whether the array is as it was. */
  boolean isIntact() {
    return !array.wasClosed()
        && array.data() == data
        && array.shapeInfoJava() == shape
        && isInPlace();
  }

  /** Returns whether the memory is still there, of the array or not. */
  boolean isOpen() {
    return !data.wasClosed() && isInPlace();
  }

  private boolean isInPlace() {
    return first == null || data.pointer() == first;
  }

  /** Returns what happened to an array that is not intact. */
  String damage() {
    if (array.wasClosed()) {
      return "was closed";
    }
    if (array.dataType() != type) {
      return "was given another type, %s for %s".formatted(array.dataType(), type);
    }
    if (array.length() != length) {
      return "was given another length, %d for %d".formatted(array.length(), length);
    }
    if (isIntact()) {
      throw new IllegalStateException("the array is as it was");
    }
    return array.data() == data && isInPlace()
        ? "was given another shape"
        : "was given other memory";
  }
}

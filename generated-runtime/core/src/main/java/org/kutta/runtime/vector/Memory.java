package org.kutta.runtime.vector;

import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** The memory of a contiguous vector, or none where it cannot be reached. Not thread-safe. */
final class Memory {

  /** Of vectors that are not contiguous, or not on the CPU. */
  static final Memory NONE = new Memory(null);

  private final @Nullable Pointer cursor;
  private final long start;

  /**
   * @param first points to the first entry; no one else may use it
   */
  Memory(@Nullable Pointer first) {
    this.cursor = first;
    this.start = first == null ? 0 : first.position();
  }

  boolean isNone() {
    return cursor == null;
  }

  /** Returns a pointer to an entry, valid until the next call. */
  Pointer at(long entry) {
    if (cursor == null) {
      throw new IllegalStateException("no memory");
    }
    return cursor.position(start + entry);
  }
}

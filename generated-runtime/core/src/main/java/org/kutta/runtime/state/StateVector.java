package org.kutta.runtime.state;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * A vector that is carried from step to step, in two buffers: a step reads {@link #current()} and
 * writes {@link #next()}; completing the step swaps them, and taking it back costs nothing.
 *
 * <p>The second buffer is allocated when it is first written. Which {@link Vector} object is
 * current changes with each step: ask again instead of keeping it.
 */
public final class StateVector implements SavedVector {

  private final Range range;
  private Vector current;
  private @Nullable Vector other;
  private boolean written;
  private boolean lookedAt;

  StateVector(Vector initial, Range range) {
    this.current = initial;
    this.range = range;
  }

  /** Returns the value at the step's start; zero before the first step. */
  public Vector current() {
    return current;
  }

  /**
   * Returns the value after the step: not set when first asked in a step, to be written completely.
   */
  public Vector next() {
    Vector next = other;
    if (next == null) {
      next = current.zeros(current.length());
      other = next;
    }
    written = true;
    lookedAt = false;
    return next;
  }

  void expectFinite() {
    Vector next = other;
    if (written && !lookedAt && next != null) {
      lookedAt = true;
      next.batch().expectFinite(next);
    }
  }

  boolean isNextFinite() {
    Vector next = other;
    return !written || next == null || next.isFinite();
  }

  void commit() {
    Vector next = other;
    if (written && next != null) {
      other = current;
      current = next;
    }
    written = false;
  }

  void discard() {
    written = false;
  }

  @Override
  public long length() {
    return current.length();
  }

  @Override
  public Range range() {
    return range;
  }

  @Override
  public boolean isPresent() {
    return true;
  }

  @Override
  public Vector content() {
    return current;
  }
}

package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * Clips every fresh gradient, so that the method integrates the clipped flow.
 *
 * @param kind by norm or by value
 * @param bound positive
 */
public record Clipping(Kind kind, double bound) {

  /** What is bounded. */
  public enum Kind {
    /** ‖g‖₂: longer gradients are shortened. */
    NORM,
    /** Every |g_i|: larger entries are cut. */
    VALUE
  }

  public Clipping {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("the bound of clipping must be positive, found " + bound);
    }
  }

  void apply(Vector gradient) {
    if (kind == Kind.VALUE) {
      gradient.clamp(bound);
      return;
    }
    gradient.shortenTo(bound);
  }

  @Override
  public String toString() {
    return (kind == Kind.NORM ? "norm " : "value ") + bound;
  }
}

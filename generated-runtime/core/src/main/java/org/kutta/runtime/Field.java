package org.kutta.runtime;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.vector.Vector;

/**
 * What stands between the objective's gradient and the vector field that a method integrates.
 *
 * @param clipping of every fresh gradient
 * @param preconditioner that sees gradients, or moves stage points
 * @param keepsStart whether the gradient at a step's start is kept for the whole step: for attempts
 *     to come, for curvatures, or from the step before
 * @param seesCurvature whether stages note the curvature between them
 */
record Field(
    @Nullable Clipping clipping,
    Preconditioner.@Nullable Action preconditioner,
    boolean keepsStart,
    boolean seesCurvature) {

  /** The gradient as it is, evaluated when the method asks. */
  static final Field PLAIN = new Field(null, null, false, false);

  /** Returns whether nothing is to be done beside evaluating gradients. */
  boolean isPlain() {
    return this == PLAIN;
  }

  void clip(Vector gradient) {
    if (clipping != null) {
      clipping.apply(gradient);
    }
  }

  boolean movesPoints() {
    return preconditioner != null && preconditioner.actsOnOffsets();
  }

  boolean actsOnGradients() {
    return preconditioner != null && preconditioner.actsOnGradients();
  }

  void onGradient(int stage, Vector k) {
    if (preconditioner != null) {
      preconditioner.onGradient(stage, k);
    }
  }

  void onOffset(int stage, Vector offset) {
    if (preconditioner != null) {
      preconditioner.onOffset(stage, offset);
    }
  }
}

package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * What stands between the objective's gradient and the vector field that a method integrates.
 *
 * @param ingredients of which some may act on gradients and stage points
 * @param keepsStart whether the gradient at a step's start is kept for the whole step: for attempts
 *     to come, for curvatures, or from the step before
 * @param seesCurvature whether stages note the curvature between them
 * @param isPlain whether nothing is to be done besides evaluating gradients when the method asks
 */
record Field(Ingredients ingredients, boolean keepsStart, boolean seesCurvature, boolean isPlain) {

  void clip(Vector gradient) {
    ingredients.onFresh(gradient);
  }

  boolean movesPoints() {
    return ingredients.movePoints();
  }

  boolean actsOnGradients() {
    return ingredients.actOnGradients();
  }

  void onGradient(int stage, Vector k) {
    ingredients.onGradient(stage, k);
  }

  void onOffset(int stage, Vector offset) {
    ingredients.onOffset(stage, offset);
  }
}

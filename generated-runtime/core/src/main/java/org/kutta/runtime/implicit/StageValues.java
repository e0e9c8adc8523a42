package org.kutta.runtime.implicit;

import org.kutta.runtime.vector.Vector;

/** The stages of one block, as a generated sweep sees them. */
public interface StageValues {

  /**
   * Returns the value to form stage points with, shape {@code [n]}.
   *
   * @param stage a stage of the block, by its number in the tableau, from 1
   */
  Vector of(int stage);

  /**
   * Evaluates the gradient at the stage point now in θ, and takes it as that stage's next value.
   */
  void evaluate(int stage);
}

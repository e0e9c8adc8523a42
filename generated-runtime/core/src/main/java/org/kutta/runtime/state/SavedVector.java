package org.kutta.runtime.state;

import org.kutta.runtime.vector.Vector;

/** A vector of a state, as its file sees it. */
sealed interface SavedVector permits StateVector, KeptVectors.Member {

  /** Returns the number of its entries. */
  long length();

  /** Returns which entries it may have. */
  Range range();

  /** Returns whether it counts; one that does not is not written. */
  boolean isPresent();

  /** Returns the vector to write, or to fill with what was written. */
  Vector content();
}

package org.kutta.runtime.momentum;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;

/** Tells when the loss has risen since the last step. */
final class Restart {

  private final @Nullable StateScalar last;

  Restart(State state, boolean restarting) {
    this.last = restarting ? state.scalar("loss", Double.POSITIVE_INFINITY) : null;
  }

  boolean isDue(double loss) {
    if (last == null) {
      return false;
    }
    last.next(loss);
    return loss > last.current();
  }
}

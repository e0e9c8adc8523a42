package org.kutta.runtime;

import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;

/** An {@linkplain Objective#functionIdentity() identity} that is carried from step to step. */
final class FunctionIdentity {

  // Halves of a long, each of which a double holds exactly.
  private final StateScalar high;
  private final StateScalar low;

  FunctionIdentity(State state) {
    this.high = state.scalar("function, high", 0, Range.INT);
    this.low = state.scalar("function, low", 0, Range.INT);
  }

  boolean is(long function) {
    return high.current() == (int) (function >> 32) && low.current() == (int) function;
  }

  void next(long function) {
    high.next((int) (function >> 32));
    low.next((int) function);
  }
}

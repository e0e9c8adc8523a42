package org.kutta.runtime;

import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;

/**
 * Whether the gradient at the start of the next step is known: the last stage of the step before
 * was evaluated there (first same as last).
 *
 * <p>The gradient itself is not saved. A run that was resumed evaluates it again, and so does one
 * whose step failed; it was counted when it was first evaluated, and is not counted twice, so that
 * reports, budgets and switches are those of a run that was never interrupted.
 */
final class KnownStart {

  private final StateScalar known;
  private final FunctionIdentity function;

  KnownStart(State state) {
    this.known = state.scalar("known", 0, Range.FLAG);
    this.function = new FunctionIdentity(state);
  }

  /** Returns whether it is known, of that function. */
  boolean is(long function) {
    return known.current() == 1 && this.function.is(function);
  }

  /** Says, at the end of a step, that it is known of a function. */
  void next(long function) {
    known.next(1);
    this.function.next(function);
  }

  /** Says, at the end of a step, that it is not known. */
  void nextIsUnknown() {
    known.next(0);
  }

  /** Forgets it at once. */
  void forget() {
    known.next(0);
    known.commit();
  }
}

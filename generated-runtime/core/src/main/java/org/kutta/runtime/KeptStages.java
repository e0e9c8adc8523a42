package org.kutta.runtime;

import org.kutta.runtime.state.KeptVectors;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.vector.Vector;

/**
 * The stages of an implicit method's last step, where its next iteration starts. They are solved
 * for in place, in vectors of their own, and kept when the step completes: a step that fails leaves
 * those of the step before.
 */
final class KeptStages {

  private static final double NONE = Double.NaN;

  private final KeptVectors vectors;
  private final StateScalar rate;
  private final FunctionIdentity function;
  private double knownRate = NONE;
  private boolean solved;

  /**
   * @param count of stages that the method solves for
   */
  KeptStages(State state, int count) {
    this.rate = state.scalar("learning rate", NONE, Range.NOT_NEGATIVE);
    this.function = new FunctionIdentity(state);
    this.vectors = state.vectorsInPlace("k", count, rate);
  }

  Vector vector(int index) {
    return vectors.get(index);
  }

  /**
   * Begins an attempt, and returns whether it may start from stages of the same function, which are
   * then where they are solved for.
   */
  boolean begin(long function) {
    knownRate = rate.current();
    boolean known = !Double.isNaN(knownRate) && this.function.is(function);
    if (known) {
      vectors.load();
    }
    return known;
  }

  /** Returns the learning rate of the known stages. */
  double rate() {
    return knownRate;
  }

  void keep(double h, long function) {
    rate.next(h);
    this.function.next(function);
    solved = true;
  }

  /** Ends a step that was completed. */
  void commit() {
    if (solved) {
      vectors.keep();
      solved = false;
    }
  }

  /** Ends an attempt that was taken back. */
  void discard() {
    solved = false;
  }

  /** Says, at the end of a step, that they are not needed any more. */
  void nextAreForgotten() {
    rate.next(NONE);
  }

  void forget() {
    rate.next(NONE);
    rate.commit();
  }
}

package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.vector.Vector;

/**
 * The stages of an implicit method's last step, where its next iteration starts. They are solved
 * for in place: two buffers would double what a method needs. So an attempt that fails leaves none,
 * and the next one starts afresh.
 */
final class KeptStages {

  private static final double NONE = Double.NaN;

  private final State state;
  private final List<Vector> vectors = new ArrayList<>();
  private final StateScalar rate;
  private final StateScalar functionHigh;
  private final StateScalar functionLow;
  private double knownRate = NONE;

  KeptStages(State state) {
    this.state = state;
    this.rate = state.scalar("learning rate", NONE);
    // Halves of a long, each of which a double holds exactly.
    this.functionHigh = state.scalar("function, high", 0);
    this.functionLow = state.scalar("function, low", 0);
  }

  Vector vector(int index) {
    while (vectors.size() <= index) {
      vectors.add(state.vectorInPlace("k" + (vectors.size() + 1)));
    }
    return vectors.get(index);
  }

  /** Begins an attempt, and returns whether stages of the same function are known. */
  boolean begin(long function) {
    knownRate = rate.current();
    boolean same =
        functionHigh.current() == (int) (function >> 32) && functionLow.current() == (int) function;
    return !Double.isNaN(knownRate) && same;
  }

  /** Returns the learning rate of the known stages. */
  double rate() {
    return knownRate;
  }

  void keep(double h, long function) {
    rate.next(h);
    functionHigh.next((int) (function >> 32));
    functionLow.next((int) function);
  }

  void forget() {
    rate.next(NONE);
    rate.commit();
  }
}

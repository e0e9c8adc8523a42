package org.kutta.runtime.preconditioner;

import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * The running mean of squared gradients v ← βv + (1 − β)g*∘g*, and the division by √v + ε.
 *
 * <p>A scale that saw the first stage's gradient only explodes at a later stage: a coordinate whose
 * gradient was zero there has v = 0 and is divided by ε. So stage points are scaled by the maximum
 * of the squares over the stages so far, and the update by that of g* itself.
 */
final class SecondMoment {

  private final double decay;
  private final double epsilon;
  private final boolean corrected;
  private final double initial;
  private final StateVector mean;
  private final StateScalar steps;
  private final Vector largest;
  private final Vector work;
  private boolean first = true;

  /**
   * @param corrected whether to correct the bias towards the initial value
   * @param initial every entry of v before the first step
   */
  SecondMoment(State state, double decay, double epsilon, boolean corrected, double initial) {
    this.decay = decay;
    this.epsilon = epsilon;
    this.corrected = corrected;
    this.initial = initial;
    this.mean = state.vector("v", Range.NOT_NEGATIVE);
    this.steps = state.count("steps");
    this.largest = state.workVector();
    this.work = state.workVector();
  }

  /** Returns t, the number of the step that is under way, from 1. */
  double step() {
    return steps.current() + 1;
  }

  void beginAttempt() {
    first = true;
  }

  void sawStage(Vector k) {
    if (first) {
      largest.setSquare(k);
      first = false;
    } else {
      work.setSquare(k);
      largest.max(work);
    }
  }

  /** Scales an offset, once a gradient was seen. */
  void scaleOffset(Vector offset) {
    if (first) {
      return;
    }
    work.copy(largest);
    average(work);
    divide(offset, work);
  }

  void sawStep(Vector g) {
    Vector next = mean.next();
    next.setSquare(g);
    average(next);
    steps.next(step());
  }

  /** Divides by √v + ε, v with g* of this step in it; {@link #sawStep} comes before. */
  void scale(Vector direction) {
    work.copy(mean.next());
    divide(direction, work);
  }

  private void average(Vector squares) {
    squares.scale(1 - decay);
    squares.add(decay, mean.current());
    if (steps.current() == 0 && initial != 0) {
      squares.shift(decay * initial);
    }
  }

  private void divide(Vector direction, Vector v) {
    v.sqrt();
    v.shift(epsilon);
    direction.divide(v);
    if (corrected) {
      direction.scale(Math.sqrt(1 - Math.pow(decay, step())));
    }
  }
}

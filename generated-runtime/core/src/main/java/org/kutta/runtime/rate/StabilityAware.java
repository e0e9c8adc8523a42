package org.kutta.runtime.rate;

import java.util.OptionalLong;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * A rate that keeps h·λ within the method's own real stability interval, λ the sharpness: the
 * largest eigenvalue of the Hessian, estimated by power iteration that goes on from step to step.
 *
 * <p>h = min(cap, safety · realStability / λ). Remembers the eigenvector's estimate, shape {@code
 * [n]}. With a preconditioner in the flow λ is still that of the bare Hessian, which bounds the
 * preconditioned one's where A ≤ 1, as with AdaGrad.
 *
 * @param cap the largest rate
 * @param safety the fraction of the stability interval to use, in (0, 1]
 * @param every how many steps pass between two iterations; each costs a Hessian-vector product, or
 *     two gradients
 */
public record StabilityAware(LearningRate cap, double safety, int every) implements RatePolicy {

  /** Iterations at the first step, where the vector is only the gradient. */
  private static final int WARM_UP = 8;

  public StabilityAware {
    if (!(safety > 0 && safety <= 1)) {
      throw new IllegalArgumentException("safety must be in (0, 1], found " + safety);
    }
    if (every < 1) {
      throw new IllegalArgumentException("every must be positive, found " + every);
    }
  }

  /** Returns the policy with a constant cap, safety 0.8 and an iteration at every step. */
  public static StabilityAware upTo(double cap) {
    return upTo(LearningRate.constant(cap));
  }

  /** Returns the policy with a cap that follows a schedule. */
  public static StabilityAware upTo(LearningRate cap) {
    return new StabilityAware(cap, 0.8, 1);
  }

  /** Returns this policy using another fraction of the stability interval. */
  public StabilityAware withSafety(double fraction) {
    return new StabilityAware(cap, fraction, every);
  }

  /** Returns this policy with an iteration at every {@code steps}-th step only. */
  public StabilityAware every(int steps) {
    return new StabilityAware(cap, safety, steps);
  }

  @Override
  public Action over(State state) {
    return new AtWork(state);
  }

  @Override
  public OptionalLong plannedSteps() {
    return cap.plannedSteps();
  }

  @Override
  public String toString() {
    return "stability-aware(cap = %s, safety = %s, every = %d)"
        .formatted(SettingValue.description(cap), safety, every);
  }

  private final class AtWork implements Action {
    private final StateVector direction;
    private final StateScalar sharpness;
    private final Vector q;
    private final Vector hq;

    AtWork(State state) {
      this.direction = state.vector("q");
      this.sharpness = state.scalar("sharpness", Double.NaN, Range.NORM);
      this.q = state.workVector();
      this.hq = state.workVector();
    }

    @Override
    public boolean needsGradientAtStart() {
      return true;
    }

    @Override
    public double propose(StepStart start) {
      double lambda = sharpness.current();
      if (Double.isNaN(lambda)) {
        start.gradient(q);
        lambda = iterate(start, WARM_UP);
      } else if (start.step() % every == 0) {
        q.copy(direction.current());
        lambda = iterate(start, 1);
      }
      double limit = start.method().realStability();
      double c = cap.at(start.step(), start.epoch());
      return lambda > 0 ? Math.min(c, safety * limit / lambda) : c;
    }

    private double iterate(StepStart start, int iterations) {
      double norm = q.norm2();
      double lambda = Double.NaN;
      for (int k = 0; k < iterations && norm > 0; k++) {
        q.scaleTo(1);
        start.hessianTimes(q, hq);
        lambda = hq.norm2();
        norm = lambda;
        q.copy(hq);
      }
      if (norm > 0) {
        q.scaleTo(1);
        direction.next().copy(q);
        sharpness.next(lambda);
      }
      return lambda;
    }
  }
}

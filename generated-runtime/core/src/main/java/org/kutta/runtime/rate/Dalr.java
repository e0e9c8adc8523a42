package org.kutta.runtime.rate;

import java.util.OptionalLong;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;

/**
 * The dynamically adapted learning rate h = c / (1 + (c/2)(‖Hg‖/‖g‖)^p), gradient and Hessian of
 * the loss at the step's start (Dherin et al. 2025, arXiv 2505.13397).
 *
 * <p>Hg is exact where the objective is a {@link org.kutta.runtime.HessianVectorProduct}, and costs
 * two gradients where it is not. {@link #fromStages()} costs nothing: it takes the curvature that
 * two stages of the step before saw.
 *
 * @param cap c, the rate where the loss is flat
 * @param power p, positive
 * @param free whether the curvature comes from the stages of the step before
 */
public record Dalr(LearningRate cap, double power, boolean free) implements RatePolicy {

  public Dalr {
    if (!(power > 0 && power < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("p must be positive and finite, found " + power);
    }
  }

  /**
   * Returns DALR with a constant cap.
   *
   * @throws IllegalArgumentException unless both are positive and finite
   */
  public static Dalr of(double cap, double power) {
    return new Dalr(LearningRate.constant(cap), power, false);
  }

  /** Returns DALR with a cap that follows a schedule. */
  public static Dalr of(LearningRate cap, double power) {
    return new Dalr(cap, power, false);
  }

  /**
   * Returns this policy without extra evaluations: from the second step on, the curvature is the
   * quotient of differences between two stages of the step before.
   */
  public Dalr fromStages() {
    return new Dalr(cap, power, true);
  }

  @Override
  public void requireFits(MethodFacts method) {
    if (free && method.evaluationsPerStep() < 2) {
      throw new IllegalStateException(
          method.name()
              + " evaluates one gradient a step, so that its stages show no curvature: use"
              + " Dalr without fromStages(), or a method of two stages");
    }
  }

  @Override
  public Action over(State state) {
    return new Action() {
      @Override
      public boolean needsGradientAtStart() {
        return true;
      }

      @Override
      public boolean needsStageCurvature() {
        return free;
      }

      @Override
      public double propose(StepStart start) {
        double c = cap.at(start.step(), start.epoch());
        double curvature = free ? start.lastStageCurvature() : Double.NaN;
        if (Double.isNaN(curvature)) {
          curvature = start.curvatureAlongGradient();
        }
        return c / (1 + c / 2 * Math.pow(curvature, power));
      }
    };
  }

  @Override
  public OptionalLong plannedSteps() {
    return cap.plannedSteps();
  }

  @Override
  public String toString() {
    return "DALR(c = %s, p = %s%s)"
        .formatted(SettingValue.description(cap), power, free ? ", from stages" : "");
  }
}

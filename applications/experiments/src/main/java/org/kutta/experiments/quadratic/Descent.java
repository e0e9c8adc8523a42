package org.kutta.experiments.quadratic;

import java.util.ArrayList;
import java.util.List;
import org.kutta.experiments.trial.ProcessorTime;
import org.kutta.experiments.trial.Sample;
import org.kutta.runtime.RungeKuttaOptimizer;

/** The course of an optimizer on a quadratic, until its loss has fallen far enough. */
final class Descent {

  /** Samples grow apart by this factor, so that long courses stay small. */
  private static final double SPACING = 1.03;

  private Descent() {}

  /**
   * Returns the course until the loss is {@code target} times the first, or {@code most} gradients
   * are spent, or the loss has grown a thousandfold. Loss is relative to the first.
   */
  static List<Sample> course(
      Quadratic quadratic, RungeKuttaOptimizer optimizer, double target, long most) {
    double first = quadratic.loss();
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(0, 0, 0, 1, Double.NaN));
    long due = 1;
    long nanos = 0;
    double loss = 1;
    while (loss > target && loss < 1e3 && optimizer.report().totalEvaluations() < most) {
      long start = ProcessorTime.nanos();
      optimizer.step(quadratic);
      nanos += ProcessorTime.nanos() - start;
      loss = quadratic.loss() / first;
      long evaluations = optimizer.report().totalEvaluations();
      if (evaluations >= due || loss <= target) {
        samples.add(
            new Sample(optimizer.report().step(), evaluations, nanos / 1e9, loss, Double.NaN));
        due = (long) Math.max(evaluations + 1, evaluations * SPACING);
      }
    }
    return samples;
  }
}

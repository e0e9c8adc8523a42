package org.kutta.runtime;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/** The curvature ‖k − g(θ_n)‖/‖Θ − θ_n‖ between θ_n and the first other stage point Θ. */
final class StageCurvature {

  private @Nullable Vector difference;
  private double value = Double.NaN;

  void beginAttempt() {
    value = Double.NaN;
  }

  /** Returns the curvature, or NaN if no stage point of the attempt differed from θ_n. */
  double value() {
    return value;
  }

  /** Sees a stage point and its gradient. */
  void see(Vector point, Vector gradient, Vector start, Vector gradientAtStart) {
    if (!Double.isNaN(value)) {
      return;
    }
    Vector change = difference == null ? point.workVector() : difference;
    difference = change;
    change.copy(point);
    change.add(-1, start);
    double distance = change.norm2();
    if (distance > 0) {
      change.copy(gradient);
      change.add(-1, gradientAtStart);
      value = change.norm2() / distance;
    }
  }
}

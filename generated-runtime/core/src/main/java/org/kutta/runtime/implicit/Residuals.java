package org.kutta.runtime.implicit;

import java.util.Locale;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.Stages;

/** Watches the residuals of a fixed-point iteration, and says when it is done or hopeless. */
final class Residuals {

  /** This many growing residuals in a row are no accident. */
  private static final int GROWING = 3;

  /** Acceleration makes residuals jump; beyond this growth they do not come back. */
  private static final double LOST = 1e6;

  /** How far rounding errors of a gradient may exceed those of its point. */
  private static final double ROUNDING = 8;

  private final StageSolver.FixedPoint options;
  private final StageEquations equations;
  private final Stages stages;
  private final double tolerance;

  private double h;
  private int sweep;
  private double first;
  private double last;
  private double beforeGrowth;
  private int growing;

  Residuals(StageSolver.FixedPoint options, StageEquations equations, Stages stages) {
    this.options = options;
    this.equations = equations;
    this.stages = stages;
    boolean isDouble = stages.theta().epsilon() < 1e-10;
    this.tolerance = options.tolerance().orElse(isDouble ? 1e-12 : 1e-6);
  }

  void begin(double h) {
    this.h = h;
    sweep = 0;
    growing = 0;
    last = Double.POSITIVE_INFINITY;
  }

  /**
   * Notes a sweep, and rejects the step if the iteration does not converge.
   *
   * @param residual max|Δk|
   * @param size max|k|
   * @return whether the equations are solved
   */
  boolean converged(double residual, double size) {
    sweep++;
    if (residual <= tolerance * Math.max(1, size)) {
      return true;
    }
    if (sweep == 1) {
      first = residual;
    }
    if (residual < last) {
      growing = 0;
    } else {
      if (residual <= roundingErrors()) {
        return true;
      }
      beforeGrowth = growing == 0 ? last : beforeGrowth;
      growing++;
      rejectDiverging(residual);
    }
    if (sweep == options.maxSweeps()) {
      throw stages.failure(
          text(
              "its stage equations are not solved after %d sweeps: the last changed a stage by"
                  + " %.2g, the tolerance is %.2g",
              sweep, residual, tolerance * Math.max(1, size)),
          ADVICE);
    }
    last = residual;
    return false;
  }

  /**
   * Returns what rounding makes of a gradient: L·ε·max|θ|. An iteration that contracts has h·‖A‖·L
   * below one.
   */
  private double roundingErrors() {
    double theta = stages.start().maxAbs();
    return ROUNDING * stages.theta().epsilon() * theta / (h * equations.norm());
  }

  private void rejectDiverging(double residual) {
    boolean accelerated = options.depth() > 0;
    if (accelerated ? residual > LOST * first : growing == GROWING) {
      double factor =
          accelerated
              ? Math.pow(residual / first, 1.0 / (sweep - 1))
              : Math.pow(residual / beforeGrowth, 1.0 / GROWING);
      throw stages.failure(
          text(
              "the iteration for its stages diverges, since h*L*|A| must be below 1 and is about"
                  + " %.3g, with |A| = %.3g and L about %.3g,",
              factor, equations.norm(), factor / (h * equations.norm())),
          text(", here below about %.2g", h / factor) + ADVICE);
    }
  }

  private static final String ADVICE =
      "; stages(StageSolver.fixedPoint().anderson(5)) reaches further, and"
          + " stages(StageSolver.newtonKrylov()) has no such limit";

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}

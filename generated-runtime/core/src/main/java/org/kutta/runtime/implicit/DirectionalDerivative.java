package org.kutta.runtime.implicit;

import org.kutta.runtime.method.Stages;

/**
 * Products F′(k) v by forward differences (F(k + εv) − F(k)) / ε. The step ε moves θ by a fixed
 * small part of its own length, so that neither rounding nor curvature takes over.
 */
final class DirectionalDerivative implements LinearMap {

  /** Of the square root of machine precision. */
  private static final double RELATIVE_STEP = 4;

  private final StageResidual map;
  private final BlockVector k;
  private final BlockVector residual;
  private final BlockVector point;
  private final double norm;
  private final Stages stages;
  private double step;
  private double h;

  /**
   * Makes the derivative at {@code k}.
   *
   * @param residual holds F(k) whenever a product is asked for
   * @param point scratch
   * @param norm of A
   */
  DirectionalDerivative(
      StageResidual map,
      BlockVector k,
      BlockVector residual,
      BlockVector point,
      double norm,
      Stages stages) {
    this.map = map;
    this.k = k;
    this.residual = residual;
    this.point = point;
    this.norm = norm;
    this.stages = stages;
  }

  void begin(double h) {
    this.h = h;
    double theta = stages.start().norm2();
    this.step = RELATIVE_STEP * Math.sqrt(stages.theta().epsilon()) * (theta > 0 ? theta : 1);
  }

  @Override
  public void apply(BlockVector v, BlockVector out) {
    double length = h * norm * v.norm2();
    double epsilon = length > 0 ? step / length : 1;
    point.copy(k);
    point.add(epsilon, v);
    map.evaluate(point, out);
    out.add(-1, residual);
    out.scale(1 / epsilon);
  }
}

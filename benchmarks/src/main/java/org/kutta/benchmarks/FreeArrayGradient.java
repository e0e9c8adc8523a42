package org.kutta.benchmarks;

import org.kutta.runtime.Objective;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;

/** {@link FreeGradient} over Java arrays, of explicit methods. */
record FreeArrayGradient(Vector parameters, Vector gradient) implements Objective {

  private static final double QUIET = 1e-9;

  static FreeArrayGradient of(DataType type, int n) {
    boolean single = type == DataType.FLOAT;
    Vector theta = single ? Vector.of(new float[n]) : Vector.of(new double[n]);
    Vector gradient = theta.workVector();
    theta.fill(1);
    gradient.fill(QUIET);
    return new FreeArrayGradient(theta, gradient);
  }

  @Override
  public double evaluate() {
    return 0;
  }
}

package org.kutta.benchmarks;

import org.kutta.nd4j.Nd4jObjective;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A gradient that takes no time, so that only the vector algebra of a step is measured.
 *
 * <p>For implicit methods its first entry changes from sweep to sweep, so that iterations settle at
 * a sweep that is known beforehand.
 */
final class FreeGradient extends Nd4jObjective {

  private static final double QUIET = 1e-9;
  private static final double CHANGE = 1e-3;

  private final INDArray theta;
  private final INDArray gradient;
  private final int stages;
  private final int sweeps;

  /** The first evaluation of all is that from which the first iteration starts. */
  private long evaluations = -1;

  private FreeGradient(DataType type, long n, int stages, int sweeps) {
    this.theta = Nd4j.ones(type, n);
    this.gradient = Nd4j.valueArrayOf(new long[] {n}, QUIET, type);
    this.stages = stages;
    this.sweeps = sweeps;
  }

  /** Returns a gradient that never changes. */
  static FreeGradient constant(DataType type, long n) {
    return new FreeGradient(type, n, 1, 0);
  }

  /** Returns a gradient on which s equations swept over together settle at the last sweep. */
  static FreeGradient settling(DataType type, long n, int stages, int sweeps) {
    return new FreeGradient(type, n, stages, sweeps);
  }

  @Override
  public INDArray parameterArray() {
    return theta;
  }

  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  @Override
  public double evaluate() {
    if (sweeps > 0) {
      long sweep = Math.floorDiv(evaluations++, (long) stages) % sweeps;
      // Each sweep halves the change, and the last one finds what the one before it found.
      gradient.data().put(0, CHANGE * (2 - Math.pow(0.5, Math.min(sweep, sweeps - 2))));
    }
    return 0;
  }
}

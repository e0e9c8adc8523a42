package org.kutta.tableaus.ingredients;

import java.util.Arrays;
import java.util.List;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * L = Σ ½λ_i θ_i² + 0.3 Σ cos(θ_i + 2θ_{i+1}) + 0.1 Σ sin(batch + i) θ_i on eight parameters, a 3×2
 * matrix and two biases: small, curved, coupled. It can be made to fail.
 */
final class Ripples extends Nd4jObjective {

  static final int N = 8;

  private final INDArray theta;
  private final INDArray gradient;
  private int evaluations;
  private int notFiniteAt = -1;
  private int throwingAt = -1;
  private long batch;

  Ripples(DataType type) {
    theta = Nd4j.create(type, N);
    gradient = Nd4j.create(type, N);
    for (int i = 0; i < N; i++) {
      theta.putScalar(i, Math.cos(3 * i) + 0.2);
    }
  }

  /** Returns the same function, batch and parameters in fresh arrays, as after a restart. */
  Ripples restarted() {
    Ripples copy = new Ripples(theta.dataType());
    copy.theta.assign(theta);
    copy.batch = batch;
    return copy;
  }

  void nextBatch() {
    batch++;
  }

  void failAt(int evaluation) {
    notFiniteAt = evaluations + evaluation;
  }

  void throwAt(int evaluation) {
    throwingAt = evaluations + evaluation;
  }

  int evaluations() {
    return evaluations;
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
  public long functionIdentity() {
    return batch;
  }

  @Override
  public boolean identityIsLasting() {
    return true; // It is that of the batch, which a restart keeps.
  }

  @Override
  public List<ParameterBlock> blocks() {
    return List.of(
        new ParameterBlock("W", 0, List.of(3L, 2L), 'f'), new ParameterBlock("b", 6, List.of(2L)));
  }

  @Override
  public double evaluate() {
    evaluations++;
    if (evaluations == throwingAt) {
      throw new IllegalStateException("on purpose");
    }
    double[] g = new double[N];
    double loss = loss(theta.toDoubleVector(), g, batch);
    if (evaluations == notFiniteAt) {
      g[N - 1] = Double.NaN;
    }
    gradient.assign(Nd4j.createFromArray(g));
    return loss;
  }

  /** Returns the loss at a point, and writes its gradient. */
  static double loss(double[] point, double[] g, long batch) {
    Arrays.fill(g, 0);
    double loss = 0;
    for (int i = 0; i < N; i++) {
      double x = point[i];
      double lambda = 0.2 + 0.4 * i;
      double pull = 0.1 * Math.sin(batch + i);
      loss += 0.5 * lambda * x * x + pull * x;
      g[i] += lambda * x + pull;
      if (i + 1 < N) {
        double phase = x + 2 * point[i + 1];
        loss += 0.3 * Math.cos(phase);
        g[i] -= 0.3 * Math.sin(phase);
        g[i + 1] -= 0.6 * Math.sin(phase);
      }
    }
    return loss;
  }
}

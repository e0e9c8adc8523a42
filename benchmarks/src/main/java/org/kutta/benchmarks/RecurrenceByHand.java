package org.kutta.benchmarks;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.openjdk.jmh.infra.Blackhole;

/** The two-term recurrence of stabilised descent, Θ_j = νΘ_{j−1} − (ν − 1)Θ_{j−2} − μhg. */
final class RecurrenceByHand implements ByHand {

  // One value for all stages: it is the work that is measured.
  private static final double NU = 1.9;
  private static final double MU = 0.1;

  private final INDArray[] last;
  private final INDArray scratch;

  RecurrenceByHand(DataType type, long n) {
    this.last = new INDArray[] {Nd4j.ones(type, n), Nd4j.ones(type, n)};
    this.scratch = Nd4j.ones(type, n);
  }

  @Override
  public void naive(FreeGradient objective, double h, Blackhole hole) {
    INDArray theta = objective.parameterArray();
    INDArray before = theta;
    objective.evaluate();
    INDArray now = theta.sub(objective.gradientArray().mul(h * MU));
    for (int j = 2; j <= STABILISED_STAGES; j++) {
      hole.consume(now);
      objective.evaluate();
      INDArray next =
          now.mul(NU).sub(before.mul(NU - 1)).sub(objective.gradientArray().mul(h * MU));
      before = now;
      now = next;
    }
    theta.assign(now);
  }

  @Override
  public void inPlace(FreeGradient objective, double h) {
    INDArray theta = objective.parameterArray();
    last[1].assign(theta);
    objective.evaluate();
    theta.subi(scratch.assign(objective.gradientArray()).muli(h * MU));
    for (int j = 2; j <= STABILISED_STAGES; j++) {
      last[j % 2].assign(theta);
      // What lies two stages back is in the other one.
      INDArray before = last[(j + 1) % 2];
      objective.evaluate();
      theta.muli(NU);
      theta.subi(scratch.assign(before).muli(NU - 1));
      theta.subi(scratch.assign(objective.gradientArray()).muli(h * MU));
    }
  }
}

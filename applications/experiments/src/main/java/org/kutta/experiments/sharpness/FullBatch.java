package org.kutta.experiments.sharpness;

import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.dl4j.NetworkObjective;
import org.kutta.runtime.vector.Vector;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.network.Architecture;
import org.nd4j.linalg.learning.config.NoOp;

/** A network's loss over all its images, in double precision, and the sharpness of it. */
final class FullBatch {

  /** Central differences in double precision: about the cube root of the rounding unit. */
  private static final double DIFFERENCE = 1e-5;

  private static final int FIRST_ITERATIONS = 60;
  private static final int ITERATIONS = 15;
  private static final double SETTLED = 1e-3;

  private final NetworkObjective objective;
  private final Vector theta;
  private final Vector gradient;
  private final Vector start;
  private final Vector direction;
  private final Vector product;
  private boolean known;

  FullBatch(Architecture architecture, LabelledImages images, long seed) {
    MultiLayerNetwork network = architecture.network(new NoOp(), seed);
    this.objective = NetworkObjective.of(network);
    objective.setBatch(images.all(architecture.precision().dataType()));
    this.theta = objective.parameters().bind("parameters");
    this.gradient = theta.companion(objective.gradient(), "gradient", "parameters");
    this.start = theta.workVector();
    this.direction = theta.workVector();
    this.product = theta.workVector();
    direction.put(0, theta.length(), new Random(seed).doubles(theta.length(), -1, 1).toArray());
  }

  /** Returns the loss, to be descended. */
  NetworkObjective objective() {
    return objective;
  }

  /** Returns the loss at the parameters. */
  double loss() {
    return objective.evaluate();
  }

  /**
   * Returns the largest eigenvalue of the Hessian by absolute value, by power iteration that goes
   * on from the eigenvector of the last call; two gradients an iteration. Leaves the parameters as
   * they are.
   */
  double sharpness() {
    int iterations = known ? ITERATIONS : FIRST_ITERATIONS;
    known = true;
    double lambda = 0;
    for (int i = 0; i < iterations; i++) {
      direction.scale(1 / direction.norm2());
      hessianTimesDirection();
      double next = product.norm2();
      boolean settled = Math.abs(next - lambda) < SETTLED * next;
      lambda = next;
      if (lambda == 0) {
        return 0;
      }
      direction.copy(product);
      if (settled) {
        break;
      }
    }
    return lambda;
  }

  private void hessianTimesDirection() {
    start.copy(theta);
    double epsilon = DIFFERENCE * Math.max(1, theta.norm2());
    theta.add(epsilon, direction);
    objective.evaluate();
    product.copy(gradient);
    theta.copy(start);
    theta.add(-epsilon, direction);
    objective.evaluate();
    product.add(-1, gradient);
    product.scale(1 / (2 * epsilon));
    theta.copy(start);
  }
}

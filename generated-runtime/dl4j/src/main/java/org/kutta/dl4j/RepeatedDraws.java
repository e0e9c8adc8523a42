package org.kutta.dl4j;

import java.util.function.DoubleSupplier;
import org.nd4j.linalg.api.rng.Random;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The random draws of one step: every evaluation in it sees the same numbers, so that dropout masks
 * repeat.
 *
 * <p>A step takes two numbers from this thread's ND4J generator, which its evaluations start from;
 * afterwards the generator goes on as if they had drawn nothing. {@code Nd4j.getRandom().setSeed}
 * therefore still decides about everything.
 */
final class RepeatedDraws {

  private long rootSeed;
  private long nodeSeed;
  private boolean seeded;
  private boolean used;

  /** Makes the next evaluation the first of a step, with draws of its own. */
  void nextStep() {
    seeded = false;
    used = false;
  }

  /** Returns whether evaluations since {@link #nextStep()} drew random numbers. */
  boolean used() {
    return used;
  }

  double during(DoubleSupplier evaluation) {
    Random random = Nd4j.getRandom();
    if (!seeded) {
      rootSeed = random.nextLong();
      nodeSeed = random.nextLong();
      seeded = true;
    }
    long root = random.rootState();
    long node = random.nodeState();
    random.setStates(rootSeed, nodeSeed);
    try {
      return evaluation.getAsDouble();
    } finally {
      used |= random.rootState() != rootSeed || random.nodeState() != nodeSeed;
      random.setStates(root, node);
    }
  }
}

package org.kutta.tableaus;

import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.rate.LearningRate;

/**
 * The composition to begin with where weights are matrices: Euler's method, weight matrices
 * preconditioned by {@link Muon}, everything else by Adam, decoupled decay of the matrices, and a
 * learning rate that falls along a cosine to zero.
 *
 * <p>Of all compositions that were measured on Fashion-MNIST it has the best test accuracy for the
 * same gradients, and for the same time; {@code docs/experiments.md} has the evidence and its
 * limits. One gradient a step.
 *
 * <pre>{@code
 * KuttaTraining.install(network, MuonDescent.over(steps).build());
 * }</pre>
 *
 * <p>The objective must tell its weight matrices ({@link org.kutta.runtime.Objective#blocks()}), as
 * {@code kutta-dl4j} does. Without them all that is left is Adam at a small rate.
 */
public final class MuonDescent {

  /** The learning rate of weight matrices at the beginning. */
  public static final double LEARNING_RATE = 0.01;

  /** The learning rate of everything else, relative to that. */
  public static final double OTHERS_RATE = 0.2;

  /** The decay λ of weight matrices: each step multiplies them by 1 − hλ. */
  public static final double WEIGHT_DECAY = 0.3;

  private MuonDescent() {}

  /**
   * Returns a builder of all but the learning rate, which is to be set.
   *
   * @return a builder that takes further ingredients, thread-confined as every builder
   */
  public static OptimizerBuilder builder() {
    Muon muon = Muon.standard().withOthers(Adam.standard(), OTHERS_RATE);
    return Euler.builder().preconditioner(muon).weightDecayOfMatrices(WEIGHT_DECAY);
  }

  /**
   * Returns a builder for a training of known length: the learning rate falls from {@link
   * #LEARNING_RATE} along a cosine to zero.
   *
   * @param steps of the whole training, one for each mini-batch
   * @throws IllegalArgumentException if there are none
   */
  public static OptimizerBuilder over(long steps) {
    return builder().learningRate(LearningRate.cosine(LEARNING_RATE, steps));
  }
}

package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.stabilised.AdaptiveChebyshevDescent;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.stabilised.LegendreDescent;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** The process grows by the work vectors that methods declare, however many stages they have. */
final class StabilisedMemoryTest {

  private static final int N = 10_000_000;

  @Test
  void stagesTakeNoMemory() throws InterruptedException {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    // Loads what steps need.
    ChebyshevDescent.builder(2, 1).learningRate(1e-3).build().step(still(1000));
    Objective objective = still(N);
    freeWhatOtherTestsLeft();
    // Kept, so that none of their vectors is freed on the way.
    List<RungeKuttaOptimizer> optimizers = new ArrayList<>();
    for (OptimizerBuilder builder :
        List.of(
            ChebyshevDescent.builder(5, 1),
            ChebyshevDescent.builder(60, 1),
            LegendreDescent.builder(60),
            AdaptiveChebyshevDescent.builder(60, 1))) {
      RungeKuttaOptimizer optimizer = builder.learningRate(1e-3).build();
      optimizers.add(optimizer);
      long before = Pointer.physicalBytes();
      optimizer.step(objective);
      double vectors = (Pointer.physicalBytes() - before) / (4.0 * N);
      assertWithMessage("vectors of %s", optimizer)
          .that(vectors)
          .isWithin(0.5)
          .of(optimizer.facts().workVectors());
    }
    assertThat(optimizers).hasSize(4);
  }

  /** ND4J gives memory back some time after the collector has seen that no one needs it. */
  private static void freeWhatOtherTestsLeft() throws InterruptedException {
    System.gc();
    long last = Long.MAX_VALUE;
    for (long now = Pointer.physicalBytes(); now < last; now = Pointer.physicalBytes()) {
      last = now;
      Thread.sleep(500);
    }
  }

  /** Returns an objective with a gradient that costs nothing and never changes. */
  private static Objective still(long n) {
    Nd4jObjective objective =
        Nd4jObjective.of(Nd4j.ones(DataType.FLOAT, n), (theta, gradient) -> 0);
    objective.gradientArray().assign(1e-3);
    return objective;
  }
}

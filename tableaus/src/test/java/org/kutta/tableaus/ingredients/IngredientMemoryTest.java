package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;
import org.kutta.tableaus.HeapMemory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** What ingredients add to a step, they add without allocation. */
class IngredientMemoryTest {

  private static final int WARM_UP = 3000;
  private static final int STEPS = 100;

  /** One object in all those steps would be seen; the counter itself may make one. */
  private static final long NOTHING = 100;

  static List<Composition> compositions() {
    return Stream.concat(
            Composition.all().stream(),
            // Polar factors are no contraction: fixed points of implicit stages want smaller rates.
            Composition.implicit().stream().filter(c -> !c.name().contains("Muon")))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void allocateNothing(Composition composition) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Batches objective = new Batches(DataType.FLOAT);
    RungeKuttaOptimizer optimizer = composition.build();
    takeSteps(optimizer, objective, WARM_UP);
    assertWithMessage("bytes in %s steps", STEPS)
        .that(HeapMemory.allocatedBy(() -> takeSteps(optimizer, objective, STEPS)))
        .isLessThan(NOTHING);
  }

  private static void takeSteps(RungeKuttaOptimizer optimizer, Batches objective, int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.step(objective);
      objective.nextBatch();
    }
  }

  /**
   * L = ½ Σ λ_i θ_i² ± Σ p_i θ_i, the sign another in each batch, so that steps do not come to
   * rest; a matrix, two biases, and an evaluation that allocates nothing.
   */
  private static final class Batches extends Nd4jObjective {
    private static final int N = 600;

    private final INDArray parameters;
    private final INDArray gradient;
    private final Vector theta;
    private final Vector g;
    private final Vector lambda;
    private final Vector pull;
    private long batch;

    Batches(DataType type) {
      this.parameters = Nd4j.ones(type, N);
      this.gradient = Nd4j.zeros(type, N);
      this.theta = Nd4jVector.over(parameters, "theta");
      this.g = theta.companion(Nd4jVector.over(gradient), "gradient", "theta");
      this.lambda =
          theta.companion(Nd4jVector.over(Nd4j.linspace(type, 0.1, 0.005, N)), "lambda", "theta");
      this.pull =
          theta.companion(
              Nd4jVector.over(Nd4j.valueArrayOf(new long[] {N}, 0.3, type)), "pull", "theta");
    }

    void nextBatch() {
      batch++;
    }

    @Override
    public long functionIdentity() {
      return batch;
    }

    @Override
    public List<ParameterBlock> blocks() {
      return List.of(
          new ParameterBlock("W", 0, List.of(40L, 14L), 'f'),
          new ParameterBlock("b", 560, List.of(40L)));
    }

    @Override
    public INDArray parameterArray() {
      return parameters;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      g.copy(theta);
      g.multiply(lambda);
      double curved = 0.5 * theta.dot(g);
      double sign = batch % 2 == 0 ? 1 : -1;
      g.add(sign, pull);
      return curved + sign * theta.dot(pull);
    }
  }
}

package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** What implicit steps keep, and that they ask for no more on the way. */
class StageMemoryTest {

  private static final int WARM_UP = 3000;
  private static final int STEPS = 100;

  /** One object in all those steps would be seen; the counter itself may make one. */
  private static final long NOTHING = 100;

  /** The s stages, and θ_n. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "BackwardEuler",
        "Gauss4",
        "Gauss6",
        "Gauss8",
        "Gauss10",
        "RadauIIA3",
        "RadauIIA5",
        "RadauIIA7",
        "RadauIIA9",
        "LobattoIIIC4",
        "LobattoIIIC8",
        "LobattoIIID4"
      })
  void aFullyImplicitMethodKeepsItsStagesAndOneVectorMore(String name) {
    MethodFacts facts = RungeKuttaMethods.named(name).facts();
    assertThat(facts.workVectors()).isEqualTo(facts.stages() + 1);
  }

  @ParameterizedTest
  @CsvSource({
    "BackwardEuler, FLOAT",
    "Alexander2, DOUBLE",
    "TrBdf2, DOUBLE",
    "Gauss4, FLOAT",
    "Gauss4, DOUBLE",
    "RadauIIA5, DOUBLE"
  })
  void stepsAllocateNothingOnTheCpu(String name, DataType type) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    StageSolver.FixedPoint sweeps = StageSolver.fixedPoint();
    for (StageSolver solver :
        List.of(sweeps, sweeps.jacobi(), sweeps.anderson(3), StageSolver.newtonKrylov())) {
      RungeKuttaOptimizer optimizer =
          RungeKuttaMethods.named(name).builder().learningRate(0.1).stages(solver).build();
      Bowl bowl = new Bowl(type);
      takeSteps(optimizer, bowl, WARM_UP);
      long sweptBefore = optimizer.report().totalEvaluations();
      takeSteps(optimizer, bowl, STEPS);
      long swept = optimizer.report().totalEvaluations() - sweptBefore;
      assertThat(swept).isAtLeast(3L * STEPS);
      assertWithMessage("bytes in %s steps of %s, %s, with %s", STEPS, name, type, solver)
          .that(HeapMemory.allocatedBy(() -> takeSteps(optimizer, bowl, STEPS)))
          .isLessThan(NOTHING);
    }
  }

  private static void takeSteps(RungeKuttaOptimizer optimizer, Bowl bowl, int steps) {
    for (int i = 0; i < steps; i++) {
      bowl.reset(1 + i % 2);
      optimizer.step(bowl);
    }
  }

  /** L = ‖θ‖²/2, evaluated without allocation. */
  private static final class Bowl extends Nd4jObjective {
    private final INDArray theta;
    private final INDArray gradient;
    private final Vector x;
    private final Vector g;
    private final Vector start;

    Bowl(DataType type) {
      this.theta = Nd4j.ones(type, 1000);
      this.gradient = Nd4j.zeros(type, 1000);
      this.x = Nd4jVector.over(theta, "theta");
      this.g = Nd4jVector.over(gradient, "gradient");
      this.start = x.workVector();
      start.copy(x);
    }

    /** Starts elsewhere than the step before, so that its stages are no solution. */
    void reset(double scale) {
      x.set(scale, start);
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
      g.copy(x);
      return 0;
    }
  }
}

package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;

class RungeKuttaOptimizerTest {

  /** L = ½ θ², with buffers that a test may replace. */
  private static final class Parabola implements Objective {
    private Vector theta = Vector.of(1.0);
    private Vector gradient = Vector.of(0.0);

    @Override
    public Vector parameters() {
      return theta;
    }

    @Override
    public Vector gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.copy(theta);
      return 0.5 * theta.get(0) * theta.get(0);
    }
  }

  @Test
  void aStepFollowsTheFormula() {
    Parabola objective = new Parabola();
    StepReport report = HandWrittenHeun.builder().learningRate(0.5).build().step(objective);
    // R(−h) = 1 − h + h²/2
    assertThat(objective.parameters().get(0)).isEqualTo(0.625);
    assertThat(report.step()).isEqualTo(1);
    assertThat(report.loss()).isEqualTo(0.5);
    assertThat(report.evaluations()).isEqualTo(2);
    assertThat(report.learningRate()).isEqualTo(0.5);
    assertThat(report.rejections()).isEqualTo(0);
    assertThat(report.errorNorm()).isNaN();
  }

  @Test
  void evaluationsAreCountedOverAllSteps() {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    for (int k = 0; k < 7; k++) {
      optimizer.step(objective);
    }
    assertThat(optimizer.report().totalEvaluations()).isEqualTo(14);
    assertThat(optimizer.report().toString()).startsWith("step 7: loss ");
  }

  @Test
  void listenersHearOfEachStepInTheirOrder() {
    List<String> heard = new ArrayList<>();
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder()
            .learningRate(0.5)
            .listener((o, report) -> heard.add("first " + report.step()))
            .listener((o, report) -> heard.add("second " + report.step()))
            .build();
    Parabola objective = new Parabola();
    optimizer.step(objective);
    optimizer.step(objective);
    assertThat(heard).containsExactly("first 1", "second 1", "first 2", "second 2").inOrder();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void aSillyLearningRateIsRefusedWhenItIsSet(double h) {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class, () -> HandWrittenHeun.builder().learningRate(h));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("the learning rate must be positive and finite, found " + h);
  }

  @Test
  void aSillyLearningRateOfAPolicyIsRefusedBeforeAnythingChanges() {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder().learningRate((step, epoch) -> -1).build();
    Exception thrown = assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(thrown)
        .hasMessageThat()
        .contains("proposes the learning rate -1.0 at step 0, epoch 0: it must be finite");
    assertThat(objective.parameters().get(0)).isEqualTo(1.0);
  }

  @Test
  void aBuilderWithoutALearningRateSaysWhatToWrite() {
    Exception thrown =
        assertThrows(IllegalStateException.class, () -> HandWrittenHeun.builder().build());
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("HandWrittenHeun needs a learning rate: builder().learningRate(0.1).build()");
  }

  @Test
  void aMethodWithoutEmbeddedWeightsCannotEstimateItsError() {
    Exception thrown =
        assertThrows(IllegalStateException.class, () -> HandWrittenHeun.builder().estimateError());
    assertThat(thrown).hasMessageThat().contains("has no embedded weights");
  }

  @Test
  void buffersThatDoNotFitAreRefusedAtFirstUse() {
    Parabola objective = new Parabola();
    objective.gradient = Vector.of(0f);
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> optimizer.step(objective));
    assertThat(thrown).hasMessageThat().contains("is DOUBLE [1] but gradient() is FLOAT [1]");
  }

  @Test
  void aNewBufferIsNoticed() {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    optimizer.step(objective);
    objective.theta = Vector.of(8.0);
    optimizer.step(objective);
    assertThat(objective.theta.get(0)).isEqualTo(5.0);
  }

  @Test
  void anInfiniteLossFailsTheStepThoughTheGradientIsFinite() {
    Parabola objective = new Parabola();
    objective.theta.put(0, 1e200);
    RungeKuttaOptimizer optimizer = HandWrittenHeun.builder().learningRate(0.5).build();
    StepFailedException thrown =
        assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "HandWrittenHeun failed in stage 1 of step 1: the loss is Infinity with learning rate"
                + " 0.5; the parameters are as before the step");
    assertThat(thrown.stage()).isEqualTo(1);
    assertThat(objective.theta.get(0)).isEqualTo(1e200);
  }

  @Test
  void anObjectiveHasOneFlatBlockUnlessItSaysOtherwise() {
    List<ParameterBlock> blocks = new Parabola().blocks();
    assertThat(blocks).containsExactly(new ParameterBlock("parameters", 0, List.of(1L)));
    assertThat(blocks.get(0).length()).isEqualTo(1);
  }

  @Test
  void aMethodMaySolveForNoneOfItsStages() {
    Parabola objective = new Parabola();
    MethodFacts facts = HandWrittenHeun.builder().learningRate(0.5).build().facts();
    RungeKuttaOptimizer optimizer =
        OptimizerBuilder.of(facts, () -> new KeepingNothing(facts)).learningRate(0.5).build();
    optimizer.step(objective);
    optimizer.step(objective);
    assertThat(objective.theta.get(0)).isEqualTo(0.25);
  }

  /**
   * Euler's method, as it is generated from an implicit table that reaches only its first stage.
   */
  private static final class KeepingNothing extends Method {
    KeepingNothing(MethodFacts facts) {
      super(facts);
    }

    @Override
    public void advance(Stages s, double h) {
      s.evaluate(1);
      s.theta().add(-h, s.gradient());
      s.keepStages(h);
    }

    @Override
    public void displacement(Stages s, double h) {
      throw new AssertionError("not asked for");
    }
  }
}

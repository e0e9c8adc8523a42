package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.tableaus.MuonDescent;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

final class MuonDescentTest {

  private static final int STEPS = 40;

  @Test
  void descendsAndComesToRestAtTheEndOfItsTraining() {
    Ripples objective = new Ripples(DataType.DOUBLE);
    double before = objective.evaluate();
    RungeKuttaOptimizer optimizer = MuonDescent.over(STEPS).build();
    for (int n = 0; n < STEPS; n++) {
      optimizer.step(objective);
      assertThat(optimizer.report().evaluations()).isEqualTo(1);
    }
    assertThat(objective.evaluate()).isLessThan(before);
    INDArray end = objective.parameterArray().dup();
    optimizer.step(objective);
    assertThat(objective.parameterArray()).isEqualTo(end);
  }

  /** ‖W₁ − (1 − hλ)W₀‖ is h √(in/out) times what the quintic leaves of two singular values. */
  @Test
  void aStepMovesMatricesByTheLearningRateWhateverTheGradient() {
    for (double scale : new double[] {1e-3, 1, 1e3}) {
      Ripples objective = new Ripples(DataType.DOUBLE);
      objective.parameterArray().muli(scale);
      INDArray before = objective.parameterArray().dup();
      MuonDescent.over(1000).build().step(objective);
      double kept = 1 - MuonDescent.LEARNING_RATE * MuonDescent.WEIGHT_DECAY;
      double sum = 0;
      for (int i = 0; i < 6; i++) {
        sum += Math.pow(objective.parameterArray().getDouble(i) - kept * before.getDouble(i), 2);
      }
      // The quintic takes singular values that are not tiny into 0.68 to 1.14 (Jordan 2024).
      double unit = MuonDescent.LEARNING_RATE * Math.sqrt(3 / 2.0);
      assertThat(Math.sqrt(sum) / unit).isAtLeast(0.68);
      assertThat(Math.sqrt(sum) / unit).isAtMost(1.14 * Math.sqrt(2));
    }
  }

  @Test
  void aTrainingOfNoStepsIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> MuonDescent.over(0));
  }
}

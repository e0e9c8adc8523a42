package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The average stands in the parameters while an action runs, and never afterwards. */
class AveragedParametersTest {

  /** L = ½ ‖θ‖². */
  private static final class Bowl implements Objective {
    private INDArray theta = Nd4j.createFromArray(1.0, 3.0);
    private INDArray gradient = Nd4j.createFromArray(0.0, 0.0);

    @Override
    public INDArray parameters() {
      return theta;
    }

    @Override
    public INDArray gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.assign(theta);
      return 0.5 * theta.norm2Number().doubleValue();
    }
  }

  private final Bowl objective = new Bowl();
  private final RungeKuttaOptimizer optimizer = stepped(objective);

  private static RungeKuttaOptimizer stepped(Bowl bowl) {
    RungeKuttaOptimizer optimizer =
        HandWrittenHeun.builder().learningRate(0.5).averaging(Averaging.tail(0)).build();
    optimizer.step(bowl);
    optimizer.step(bowl);
    return optimizer;
  }

  private byte[] state() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    optimizer.save(bytes);
    return bytes.toByteArray();
  }

  @Test
  void whateverTheActionThrowsTheParametersAreBack() throws IOException {
    double[] before = objective.theta.toDoubleVector();
    byte[] state = state();
    assertThrows(
        AssertionError.class,
        () ->
            optimizer.withAveragedParameters(
                objective,
                () -> {
                  objective.theta.assign(7);
                  throw new AssertionError("on purpose");
                }));
    assertThat(objective.theta.toDoubleVector()).isEqualTo(before);
    assertThat(state()).isEqualTo(state);
  }

  @Test
  void anotherObjectiveShowsTheAverageAndTheTrainingDoesNotNotice() throws IOException {
    byte[] state = state();
    Bowl other = new Bowl();
    double mean = optimizer.withAveragedParameters(other, () -> other.parameters().getDouble(0));
    assertThat(mean).isEqualTo((0.625 + 0.625 * 0.625) / 2);
    assertThat(other.theta.toDoubleVector()).isEqualTo(new double[] {1, 3});
    assertThat(state()).isEqualTo(state);
    optimizer.step(objective);
    assertThat(objective.theta.getDouble(0)).isEqualTo(0.625 * 0.625 * 0.625);
  }

  @Test
  void anObjectiveOfAnotherFormIsRefused() {
    Bowl other = new Bowl();
    other.theta = Nd4j.ones(DataType.FLOAT, 5);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> optimizer.withAveragedParameters(other, () -> 0));
    assertThat(refusal)
        .hasMessageThat()
        .isEqualTo("the average is of DOUBLE [2] but parameters() is FLOAT [5]");
    assertThat(other.theta).isEqualTo(Nd4j.ones(DataType.FLOAT, 5));
  }

  @Test
  void anActionThatClosesTheParametersIsToldSo() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                optimizer.withAveragedParameters(
                    objective,
                    () -> {
                      objective.theta.close();
                      return 0;
                    }));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "the objective's parameters() was closed while the averaged parameters stood in it");
  }
}

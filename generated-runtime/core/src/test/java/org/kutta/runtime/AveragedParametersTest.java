package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.vector.Vector;

/** The average stands in the parameters while an action runs, and never afterwards. */
class AveragedParametersTest {

  /** L = ½ ‖θ‖². */
  private static final class Bowl implements Objective {
    private Vector theta = Vector.of(1.0, 3.0);
    private Vector gradient = Vector.of(0.0, 0.0);

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
      return 0.5 * theta.norm2() * theta.norm2();
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
    double[] before = objective.theta.toDoubleArray();
    byte[] state = state();
    assertThrows(
        AssertionError.class,
        () ->
            optimizer.withAveragedParameters(
                objective,
                () -> {
                  objective.theta.fill(7);
                  throw new AssertionError("on purpose");
                }));
    assertThat(objective.theta.toDoubleArray()).isEqualTo(before);
    assertThat(state()).isEqualTo(state);
  }

  @Test
  void anotherObjectiveShowsTheAverageAndTheTrainingDoesNotNotice() throws IOException {
    byte[] state = state();
    Bowl other = new Bowl();
    double mean = optimizer.withAveragedParameters(other, () -> other.parameters().get(0));
    assertThat(mean).isEqualTo((0.625 + 0.625 * 0.625) / 2);
    assertThat(other.theta.toDoubleArray()).isEqualTo(new double[] {1, 3});
    assertThat(state()).isEqualTo(state);
    optimizer.step(objective);
    assertThat(objective.theta.get(0)).isEqualTo(0.625 * 0.625 * 0.625);
  }

  @Test
  void anObjectiveOfAnotherFormIsRefused() {
    Bowl other = new Bowl();
    other.theta = Vector.of(1f, 1f, 1f, 1f, 1f);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> optimizer.withAveragedParameters(other, () -> 0));
    assertThat(refusal)
        .hasMessageThat()
        .isEqualTo("the average is of DOUBLE [2] but parameters() is FLOAT [5]");
    assertThat(other.theta.toDoubleArray()).isEqualTo(new double[] {1, 1, 1, 1, 1});
  }
}

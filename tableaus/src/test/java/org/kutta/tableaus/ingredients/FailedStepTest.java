package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepFailedException;
import org.nd4j.linalg.api.buffer.DataType;

/** A step that fails, at whichever evaluation, leaves parameters and the whole state as before. */
class FailedStepTest {

  private static final int STEPS_BEFORE = 2;
  private static final int STEPS_AFTER = 3;

  static List<Composition> compositions() {
    return Stream.concat(Composition.all().stream(), Composition.implicit().stream())
        .filter(FailedStepTest::givesUp)
        .toList();
  }

  /** Returns whether it does not try again by itself. */
  private static boolean givesUp(Composition composition) {
    return !composition.name().contains("halving")
        && !composition.build().toString().contains("error control");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void leavesNoTrace(Composition composition) throws IOException {
    double[] expected = undisturbed(composition);
    int evaluations = evaluationsOfNextStep(composition);
    for (int failing = 1; failing <= evaluations; failing++) {
      for (boolean throwing : new boolean[] {false, true}) {
        assertWithMessage("evaluation %s of %s, throwing: %s", failing, evaluations, throwing)
            .that(disturbed(composition, failing, throwing))
            .isEqualTo(expected);
      }
    }
  }

  private static double[] disturbed(Composition composition, int failing, boolean throwing)
      throws IOException {
    Ripples objective = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = composition.build();
    steps(optimizer, objective, STEPS_BEFORE);
    byte[] before = state(optimizer);
    double[] theta = objective.parameterArray().toDoubleVector();
    if (throwing) {
      objective.throwAt(failing);
    } else {
      objective.failAt(failing);
    }
    assertThrows(StepFailedException.class, () -> optimizer.step(objective));
    assertThat(objective.parameterArray().toDoubleVector()).isEqualTo(theta);
    assertThat(state(optimizer)).isEqualTo(before);
    steps(optimizer, objective, STEPS_AFTER);
    return objective.parameterArray().toDoubleVector();
  }

  private static double[] undisturbed(Composition composition) {
    Ripples objective = new Ripples(DataType.DOUBLE);
    steps(composition.build(), objective, STEPS_BEFORE + STEPS_AFTER);
    return objective.parameterArray().toDoubleVector();
  }

  private static int evaluationsOfNextStep(Composition composition) {
    Ripples objective = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = composition.build();
    steps(optimizer, objective, STEPS_BEFORE);
    return optimizer.step(objective).evaluations();
  }

  private static void steps(RungeKuttaOptimizer optimizer, Ripples objective, int steps) {
    for (int k = 0; k < steps; k++) {
      optimizer.step(objective);
    }
  }

  private static byte[] state(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    optimizer.save(out);
    return out.toByteArray();
  }
}

package org.kutta.runtime.stabilised;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.preconditioner.Adam;

/** The number of stages, and what it follows. */
final class AdaptiveChebyshevDescentTest {

  private static final double[] CURVATURES = {0.01, 0.1, 1, 20, 100};

  private static RungeKuttaOptimizer adaptive(int most, double damping, double h) {
    return AdaptiveChebyshevDescent.builder(most, damping).learningRate(h).build();
  }

  @Test
  void sharpnessIsFoundAndTheFewestStableStagesFollowIt() {
    for (double h : new double[] {0.001, 0.03, 0.3, 5}) {
      Quadratic quadratic = new Quadratic(CURVATURES);
      RungeKuttaOptimizer optimizer = adaptive(200, 0.05, h);

      optimizer.step(quadratic);

      assertThat(optimizer.remembered(AdaptiveChebyshevDescent.SHARPNESS)).isWithin(1e-3).of(100);
      assertStagesAreTheFewest(optimizer, h);
    }
  }

  @Test
  void stagesFollowTheWantedRateFromStepToStep() {
    double[] wanted = {0.01, 5, 0.3, 40, 0.3};
    RungeKuttaOptimizer optimizer =
        AdaptiveChebyshevDescent.builder(200, 0.05)
            .learningRate((step, epoch) -> wanted[(int) step])
            .build();
    Quadratic quadratic = new Quadratic(CURVATURES);

    for (double h : wanted) {
      optimizer.step(quadratic);

      assertThat(optimizer.report().learningRate()).isEqualTo(h);
      assertStagesAreTheFewest(optimizer, h);
    }
  }

  @Test
  void stagesFollowTheSharpnessUpAndDown() {
    RungeKuttaOptimizer optimizer = adaptive(200, 0.05, 1);
    int last = 0;
    for (double sharpest : new double[] {1, 100, 10_000, 100, 1}) {
      // The direction of the step before is that of the same coordinate.
      Quadratic landscape = new Quadratic(0.01 * sharpest, 0.2 * sharpest, sharpest);

      optimizer.step(landscape);
      optimizer.step(landscape);

      assertThat(optimizer.remembered(AdaptiveChebyshevDescent.SHARPNESS))
          .isWithin(0.01 * sharpest)
          .of(sharpest);
      assertStagesAreTheFewest(optimizer, 1);
      assertThat(lastStages(optimizer)).isNotEqualTo(last);
      last = lastStages(optimizer);
    }
  }

  private static void assertStagesAreTheFewest(RungeKuttaOptimizer optimizer, double h) {
    int stages = lastStages(optimizer);
    double wanted = h * 1.2 * optimizer.remembered(AdaptiveChebyshevDescent.SHARPNESS);
    assertThat(new ChebyshevRecurrence(stages, 0.05).realStability()).isAtLeast(0.999 * wanted);
    if (stages > 2) {
      assertThat(new ChebyshevRecurrence(stages - 1, 0.05).realStability()).isLessThan(wanted);
    }
  }

  @Test
  void stepCostsItsStagesAndOneGradientAfterTheFirst() {
    Quadratic quadratic = new Quadratic(CURVATURES);
    RungeKuttaOptimizer optimizer = adaptive(200, 0.05, 1);

    optimizer.step(quadratic);
    assertThat(optimizer.report().evaluations()).isEqualTo(lastStages(optimizer) + 8);

    optimizer.step(quadratic);
    assertThat(optimizer.report().evaluations()).isEqualTo(lastStages(optimizer) + 1);
  }

  @Test
  void stepIsThatOfAsManyStages() {
    Quadratic adaptive = new Quadratic(CURVATURES);
    Quadratic fixed = new Quadratic(CURVATURES);
    RungeKuttaOptimizer optimizer = adaptive(200, 1, 2);

    optimizer.step(adaptive);
    ChebyshevDescent.builder(lastStages(optimizer), 1).learningRate(2).build().step(fixed);

    for (int i = 0; i < CURVATURES.length; i++) {
      assertThat(adaptive.theta.get(i)).isWithin(1e-14).of(fixed.theta.get(i));
    }
  }

  @Test
  void whereTheStagesDoNotSufficeTheStepIsShortened() {
    Quadratic quadratic = new Quadratic(CURVATURES);
    double before = quadratic.evaluate();
    RungeKuttaOptimizer optimizer = adaptive(3, 0.05, 1e6);

    for (int step = 0; step < 20; step++) {
      optimizer.step(quadratic);
    }

    assertThat(quadratic.evaluate()).isLessThan(before);
  }

  @Test
  void ingredientsCompose() {
    Quadratic quadratic = new Quadratic(CURVATURES);
    RungeKuttaOptimizer optimizer =
        AdaptiveChebyshevDescent.builder(20, 1)
            .learningRate(0.01)
            .preconditioner(Adam.standard())
            .build();
    double before = quadratic.evaluate();

    for (int step = 0; step < 50; step++) {
      optimizer.step(quadratic);
    }

    assertThat(quadratic.evaluate()).isLessThan(before / 2);
  }

  @Test
  void resumedRunIsTheUninterruptedOne(@TempDir Path directory) throws IOException {
    Quadratic one = new Quadratic(CURVATURES);
    RungeKuttaOptimizer whole = adaptive(50, 0.05, 0.5);
    whole.step(one);
    whole.step(one);
    Quadratic other = new Quadratic(CURVATURES);
    other.theta.copy(one.theta);
    whole.save(directory.resolve("state"));
    RungeKuttaOptimizer resumed = adaptive(50, 0.05, 0.5);
    resumed.restore(directory.resolve("state"), other);

    whole.step(one);
    resumed.step(other);

    assertThat(other.theta.toDoubleArray()).isEqualTo(one.theta.toDoubleArray());
  }

  @Test
  void stagesAndDampingOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> AdaptiveChebyshevDescent.builder(1, 0.05));
    assertThrows(IllegalArgumentException.class, () -> AdaptiveChebyshevDescent.builder(10, 0));
  }

  private static int lastStages(RungeKuttaOptimizer optimizer) {
    return (int) optimizer.remembered(AdaptiveChebyshevDescent.STAGES);
  }
}

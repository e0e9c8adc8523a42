package org.kutta.experiments.quadratic;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.experiments.trial.Sample;
import org.kutta.runtime.InlineTableau;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.stabilised.LegendreDescent;

/** Gradients to a relative loss of 1e-6, against an independent computation of the same. */
@InlineTableau(
    """
    method DenseChebyshev7 = rkc(order = 1, stages = 7, damping = 1/20)
    method CompiledChebyshev12 = rkc(order = 1, stages = 12, damping = 1/20)
    method DenseLegendre7 = rkl(order = 1, stages = 7)
    method CompiledLegendre12 = rkl(order = 1, stages = 12)
    """)
final class QuadraticTest {

  private static final double TARGET = QuadraticExperiment.TARGET;

  private static long gradients(String name, double kappa) {
    for (Solver solver : Solver.all(kappa, TARGET)) {
      if (solver.name().equals(name)) {
        List<Sample> course =
            solver.course().on(new Quadratic(QuadraticExperiment.MODES, kappa), TARGET, 1_000_000);
        Sample end = course.get(course.size() - 1);
        assertThat(end.loss()).isAtMost(TARGET);
        return end.evaluations();
      }
    }
    throw new AssertionError("no solver " + name);
  }

  @ParameterizedTest
  @CsvSource({
    "1.17, 1e2, 56", "2.0, 1e2, 50", "4.0, 1e2, 45", "9.0, 1e2, 44", "16.0, 1e2, 58",
    "1.17, 1e4, 539", "2.0, 1e4, 500", "4.0, 1e4, 426", "9.0, 1e4, 426", "16.0, 1e4, 566",
    "1.17, 1e6, 5355", "2.0, 1e6, 5000", "4.0, 1e6, 4245", "9.0, 1e6, 4244", "16.0, 1e6, 5658"
  })
  void chebyshevStepsTakeTheGradientsMeasuredElsewhere(
      double damping, double kappa, long expected) {
    assertThat(gradients("Chebyshev, damping " + damping, kappa)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Euler (gradient descent), 23891",
    "Euler + Nesterov, 658",
    "Euler + heavy ball, 545",
  })
  void otherMethodsTakeTheGradientsMeasuredElsewhere(String name, long expected) {
    assertThat(gradients(name, 1e4)).isEqualTo(expected);
  }

  /** Its learning rate was chosen otherwise there; conjugate gradients feel the last rounding. */
  @ParameterizedTest
  @CsvSource({"ClassicalRk4, 68344, 0.005", "conjugate gradients (reference), 280, 0.005"})
  void stillOthersNearlyDo(String name, long expected, double tolerance) {
    assertThat((double) gradients(name, 1e4)).isWithin(tolerance * expected).of(expected);
  }

  @Test
  void oneStepSizedToTheTargetIsTheChebyshevOptimum() {
    assertThat(gradients("Chebyshev, one step for the target", 1e4)).isEqualTo(381);
  }

  static List<Arguments> recurrences() {
    return List.of(
        Arguments.of(ChebyshevDescent.builder(7, 0.05), DenseChebyshev7.builder()),
        Arguments.of(ChebyshevDescent.builder(12, 0.05), CompiledChebyshev12.builder()),
        Arguments.of(LegendreDescent.builder(7), DenseLegendre7.builder()),
        Arguments.of(LegendreDescent.builder(12), CompiledLegendre12.builder()));
  }

  /** Tableaus of up to eight stages are compiled as any other, longer ones as recurrences. */
  @ParameterizedTest
  @MethodSource("recurrences")
  void recurrencesAndTableausMakeTheSameSteps(
      OptimizerBuilder recurrence, OptimizerBuilder tableau) {
    Quadratic ours = new Quadratic(50, 1e3);
    Quadratic compiled = new Quadratic(50, 1e3);
    RungeKuttaOptimizer one = recurrence.learningRate(50).build();
    RungeKuttaOptimizer other = tableau.learningRate(50).build();
    // Damped Chebyshev steps end where modes are still damped, tableaus where they are not.
    assertThat(one.facts().realStability()).isAtMost(other.facts().realStability() + 1e-8);

    for (int step = 0; step < 5; step++) {
      one.step(ours);
      other.step(compiled);
    }

    for (int i = 0; i < 50; i++) {
      double expected = compiled.parameterArray().getDouble(i);
      assertWithMessage("mode %s", i)
          .that(ours.parameterArray().getDouble(i))
          .isWithin(1e-11 * Math.max(1, Math.abs(expected)))
          .of(expected);
    }
  }
}

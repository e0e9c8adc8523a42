package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.Method;

/** A generated class is a method: sign and time are in its contract, not only descent. */
class MethodOnFieldTest {

  private static final double TOLERANCE = 0.2;
  private static final double START = 0.3;
  private static final double TIME = 1;

  static List<RungeKuttaMethod> methods() {
    return RungeKuttaMethods.all();
  }

  /** 1/y = 2 + sin t, and a rotation by the angle t²: both depend on t itself. */
  private static void field(double t, double[] y, double[] f) {
    f[0] = -y[0] * y[0] * Math.cos(t);
    f[1] = -2 * t * y[2];
    f[2] = 2 * t * y[1];
  }

  private static double[] solution(double t) {
    return new double[] {1 / (2 + Math.sin(t)), Math.cos(t * t), Math.sin(t * t)};
  }

  private static double errorAfter(RungeKuttaMethod method, int steps) {
    OptimizerBuilder builder = method.builder();
    if (method.facts().structure().isImplicit()) {
      builder.stages(StageSolver.fixedPoint().anderson(6).tolerance(1e-14));
    }
    FieldStages stages =
        new FieldStages(builder.method(), MethodOnFieldTest::field, solution(START));
    double[] end = stages.integrate(START, TIME / steps, steps);
    double[] exact = solution(START + TIME);
    double error = 0;
    for (int i = 0; i < end.length; i++) {
      error = Math.max(error, Math.abs(end[i] - exact[i]));
    }
    return error;
  }

  @ParameterizedTest
  @MethodSource("methods")
  void alongAFieldThatDependsOnTimeTheErrorShrinksWithTheOrder(RungeKuttaMethod method) {
    int order = method.facts().order();
    ObservedOrder observed = ObservedOrder.of(method, steps -> errorAfter(method, steps));

    assertWithMessage(observed.what()).that(observed.slope()).isAtLeast(order - TOLERANCE);
    // By symmetry some errors shrink faster along this field.
    if (!ObservedOrder.BETTER_THAN_DOUBLE.contains(method.name())) {
      assertWithMessage(observed.what()).that(observed.slope()).isAtMost(order + 1 + TOLERANCE);
    }
  }

  /** The leap of one step of the explicit midpoint rule on y′ = 2t, from 0: exactly Δt². */
  @Test
  void stagesAreEvaluatedAtTheirAbscissae() {
    Method midpoint = RungeKuttaMethods.named("Midpoint").builder().method();
    FieldStages stages = new FieldStages(midpoint, (t, y, f) -> f[0] = 2 * t, 0);

    assertThat(stages.integrate(0, 0.5, 1)[0]).isEqualTo(0.25);
  }
}

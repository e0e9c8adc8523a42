package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.TableauCompiler.CompiledMethod;
import org.kutta.grammar.source.SourceText;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.HeavyBall;
import org.kutta.runtime.vector.Vector;

/** Generated classes of stabilised methods with hundreds of stages do what the papers say. */
final class RecurrenceStepTest {

  private static OptimizerBuilder builder(String call) throws ReflectiveOperationException {
    List<CompiledMethod> methods =
        TableauCompiler.compile(
                SourceText.of("made", "method M = " + call + "\n"), "made", "sample", true)
            .value()
            .orElseThrow()
            .methods();
    Class<?> type = InMemoryCompiler.compile(methods.get(0).source());
    return (OptimizerBuilder) type.getMethod("builder").invoke(null);
  }

  private static double realStability(String call) throws ReflectiveOperationException {
    return builder(call).learningRate(1).build().facts().realStability();
  }

  /** R by the closed forms of T_s and its derivatives: cos inside of [−1, 1], cosh beyond. */
  private static double chebyshev(int order, int s, double damping, double z) {
    double w0 = 1 + damping / ((double) s * s);
    double angle = Math.log(w0 + Math.sqrt(w0 * w0 - 1));
    double root = Math.sqrt(w0 * w0 - 1);
    double t = Math.cosh(s * angle);
    double first = s * Math.sinh(s * angle) / root;
    // (1 − x²) T″ − x T′ + s² T = 0.
    double second = ((double) s * s * t - w0 * first) / (root * root);
    double w1 = order == 1 ? t / first : first / second;
    double b = order == 1 ? 1 / t : second / (first * first);
    double x = w0 + w1 * z;
    double value =
        Math.abs(x) <= 1
            ? Math.cos(s * Math.acos(x))
            : Math.pow(Math.signum(x), s)
                * Math.cosh(s * Math.log(Math.abs(x) + Math.sqrt(x * x - 1)));
    return 1 - b * t + b * value;
  }

  @ParameterizedTest
  @CsvSource({
    "2, 9, 0.15384615384615385",
    "2, 21, 0.15384615384615385",
    "2, 300, 0.15384615384615385",
    "1, 300, 0.05"
  })
  void aStepOnAQuadraticMultipliesEachModeByTheStabilityFunction(int order, int s, double damping)
      throws ReflectiveOperationException {
    String rational = damping == 0.05 ? "1/20" : "2/13";
    String call = "rkc(order = %d, stages = %d, damping = %s)".formatted(order, s, rational);
    double[] curvatures = new double[400];
    double end = realStability(call);
    for (int i = 0; i < curvatures.length; i++) {
      curvatures[i] = 0.999 * end * Math.pow((i + 1) / 400.0, 3);
    }
    Quadratic objective = new Quadratic(curvatures);
    RungeKuttaOptimizer optimizer = builder(call).learningRate(1).build();

    assertThat(optimizer.step(objective).evaluations()).isEqualTo(s);
    for (int i = 0; i < curvatures.length; i++) {
      assertWithMessage("curvature %s", curvatures[i])
          .that(objective.theta.get(i))
          .isWithin(1e-8)
          .of(chebyshev(order, s, damping, -curvatures[i]));
    }
  }

  /** With h·λ near the end of the interval, which a method without recurrence would not survive. */
  @ParameterizedTest
  @CsvSource({
    "'rkc(order = 2, stages = 300, damping = 2/13)', 2",
    "'rkl(order = 2, stages = 301)', 2",
    "'rkc(order = 1, stages = 300, damping = 1/20)', 1"
  })
  void stiffFlowsAreFollowedWithTheOrderOfTheMethod(String call, int order)
      throws ReflectiveOperationException {
    double coarse = error(call, 20);
    double fine = error(call, 40);
    assertThat(Math.log(coarse / fine) / Math.log(2)).isWithin(0.15).of(order);
  }

  /** Returns the error at time 1 of θ′ = −θ³ next to stiff modes, after some steps. */
  private static double error(String call, int steps) throws ReflectiveOperationException {
    double h = 1.0 / steps;
    RungeKuttaOptimizer optimizer = builder(call).learningRate(h).build();
    Stiff objective = new Stiff(0.99 * realStability(call) / h);
    for (int i = 0; i < steps; i++) {
      optimizer.step(objective);
    }
    double exact = 1 / Math.sqrt(1 + 2);
    assertThat(Math.abs(objective.theta.get(1))).isLessThan(1.0);
    return Math.abs(objective.theta.get(0) - exact);
  }

  @Test
  void momentumTakesTheDisplacement() throws ReflectiveOperationException {
    String call = "rkc(order = 2, stages = 40, damping = 2/13)";
    Quadratic plain = new Quadratic(1, 10, 100);
    Quadratic heavy = new Quadratic(1, 10, 100);
    builder(call).learningRate(0.5).build().step(plain);
    builder(call).learningRate(0.5).momentum(new HeavyBall(0.9, false, false)).build().step(heavy);

    // The first step has no momentum yet.
    assertThat(heavy.theta.toDoubleArray())
        .usingTolerance(1e-14)
        .containsExactly(plain.theta.toDoubleArray());
  }

  /** ½ Σ λ_i θ_i², from θ = 1. */
  private static final class Quadratic implements Objective {
    private final Vector curvatures;
    private final Vector theta;
    private final Vector gradient;

    Quadratic(double... curvatures) {
      this.curvatures = Vector.of(curvatures);
      this.theta = Vector.of(new double[curvatures.length]);
      theta.fill(1);
      this.gradient = Vector.of(new double[curvatures.length]);
    }

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
      gradient.multiply(curvatures);
      return 0.5 * gradient.dot(theta);
    }
  }

  /** ¼ θ_1⁴ + ½ λ θ_2² + ½ (λ/2) θ_3², from (1, 0.1, 0.1). */
  private static final class Stiff implements Objective {
    private final double lambda;
    private final Vector theta = Vector.of(1.0, 0.1, 0.1);
    private final Vector gradient = Vector.of(new double[3]);

    Stiff(double lambda) {
      this.lambda = lambda;
    }

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
      double x = theta.get(0);
      double y = theta.get(1);
      double z = theta.get(2);
      gradient.put(0, x * x * x);
      gradient.put(1, lambda * y);
      gradient.put(2, lambda / 2 * z);
      return x * x * x * x / 4 + lambda * y * y / 2 + lambda * z * z / 4;
    }
  }
}

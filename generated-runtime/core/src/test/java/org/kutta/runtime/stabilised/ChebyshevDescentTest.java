package org.kutta.runtime.stabilised;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.runtime.Objective;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.vector.Vector;

class ChebyshevDescentTest {

  /** L = ½ Σ λ_i θ_i². */
  private static final class Modes implements Objective {
    final Vector theta;
    private final Vector gradient;
    private final Vector lambda;

    Modes(double[] lambda) {
      this.lambda = Vector.of(lambda);
      this.theta = this.lambda.workVector();
      theta.fill(1);
      this.gradient = theta.workVector();
    }

    /** 400 curvatures from 1/κ to 1, evenly in their logarithm, all of the same energy. */
    static Modes conditioned(double kappa) {
      double[] lambda = new double[400];
      for (int i = 0; i < lambda.length; i++) {
        lambda[i] = Math.pow(kappa, i / 399.0 - 1);
      }
      Modes modes = new Modes(lambda);
      for (int i = 0; i < lambda.length; i++) {
        modes.theta.put(i, 1 / Math.sqrt(lambda[i]));
      }
      return modes;
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
      gradient.multiply(lambda);
      return 0.5 * theta.dot(gradient);
    }
  }

  /** T_s(ω₀ + ω₁z)/T_s(ω₀) by trigonometric functions, where the class recurs. */
  private static double stability(int s, double damping, double z) {
    double omega0 = 1 + damping / s / s;
    double angle = Math.log(omega0 + Math.sqrt(omega0 * omega0 - 1));
    double omega1 = Math.sqrt(omega0 * omega0 - 1) / (s * Math.tanh(s * angle));
    double x = omega0 - omega1 * z;
    double value =
        Math.abs(x) <= 1
            ? Math.cos(s * Math.acos(x))
            : Math.cosh(s * Math.log(Math.abs(x) + Math.sqrt(x * x - 1)));
    return (x < -1 && s % 2 == 1 ? -value : value) / Math.cosh(s * angle);
  }

  @ParameterizedTest
  @CsvSource({"2, 0.05", "3, 0.05", "10, 4", "11, 4", "142, 4", "1000, 16"})
  void aStepMultipliesEachModeByTheDampedChebyshevPolynomial(int stages, double damping) {
    double[] lambda = {0, 0.01, 0.1, 0.3, 0.5, 0.9, 1};
    double h = ChebyshevDescent.learningRateFor(stages, damping, 1);
    Modes plain = new Modes(lambda);
    Modes displaced = new Modes(lambda);
    var optimizer = ChebyshevDescent.builder(stages, damping).learningRate(h).build();
    optimizer.step(plain);
    // Momentum without memory takes the other way to the same step.
    ChebyshevDescent.builder(stages, damping)
        .learningRate(h)
        .momentum(Momentum.heavyBall(0))
        .build()
        .step(displaced);
    for (int i = 0; i < lambda.length; i++) {
      double expected = stability(stages, damping, h * lambda[i]);
      assertThat(plain.theta.get(i)).isWithin(1e-7).of(expected);
      assertThat(displaced.theta.get(i)).isWithin(1e-7).of(expected);
    }
    assertThat(Math.abs(plain.theta.get(6)))
        .isWithin(1e-9)
        .of(ChebyshevDescent.contraction(stages, damping));
    assertThat(optimizer.report().evaluations()).isEqualTo(stages);
  }

  /**
   * Gradients to a relative loss of 1e-6: against an independent computation, 45 at κ = 1e2, 426 at
   * 1e4 and 4245 at 1e6, where gradient descent needs 23,891 at κ = 1e4 and conjugate gradients
   * 280.
   */
  @ParameterizedTest
  @CsvSource({"1e2, 45", "1e4, 426", "1e6, 4245"})
  void gradientsGrowWithTheRootOfTheConditionNumber(double kappa, int gradients) {
    int stages = ChebyshevDescent.stagesFor(kappa, ChebyshevDescent.DAMPING);
    double h = ChebyshevDescent.learningRateFor(stages, ChebyshevDescent.DAMPING, 1);
    RungeKuttaOptimizer optimizer =
        ChebyshevDescent.forConditionNumber(kappa).learningRate(h).build();
    Modes objective = Modes.conditioned(kappa);
    double target = 1e-6 * objective.evaluate();
    while (objective.evaluate() > target) {
      optimizer.step(objective);
    }
    assertThat(optimizer.report().totalEvaluations()).isEqualTo(gradients);
  }

  @Test
  void theStableIntervalGrowsWithTheSquareOfTheStages() {
    // Little damping: 2s² (1 − 2η/3), here against the classical value for η = 0.05 (Verwer 1996).
    for (int s : new int[] {5, 20, 200}) {
      double beta = ChebyshevDescent.learningRateFor(s, 0.05, 1);
      assertThat(beta / (s * s)).isWithin(0.01).of(2 - 4.0 / 3 * 0.05);
    }
  }

  @Test
  void overflowingPolynomialsDoNotMatter() {
    double h = ChebyshevDescent.learningRateFor(5000, 1e6, 1);
    RungeKuttaOptimizer optimizer = ChebyshevDescent.builder(5000, 1e6).learningRate(h).build();
    Modes objective = new Modes(new double[] {0.5, 1});
    optimizer.step(objective);
    assertThat(objective.theta.norm2()).isLessThan(1e-9);
  }

  @Test
  void sillyNumbersAreRefused() {
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> ChebyshevDescent.builder(1, 4));
    assertThat(thrown).hasMessageThat().isEqualTo("stages must be in 2 to 100000, found 1");
    assertThrows(IllegalArgumentException.class, () -> ChebyshevDescent.builder(5, 0));
    assertThrows(IllegalArgumentException.class, () -> ChebyshevDescent.forConditionNumber(0.5));
    assertThrows(IllegalArgumentException.class, () -> ChebyshevDescent.forConditionNumber(1e30));
  }
}

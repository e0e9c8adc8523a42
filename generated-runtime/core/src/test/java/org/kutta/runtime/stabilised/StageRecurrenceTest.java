package org.kutta.runtime.stabilised;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.StageRecurrence;
import org.kutta.runtime.method.Stages;

/** The one loop of three-term recurrences, given their coefficients. */
class StageRecurrenceTest {

  private static final class ByRecurrence extends Method {
    private final StageRecurrence recurrence;

    ByRecurrence(MethodFacts facts, StageRecurrence recurrence) {
      super(facts);
      this.recurrence = recurrence;
    }

    static RungeKuttaOptimizer of(StageRecurrence recurrence, double h) {
      MethodFacts facts =
          MethodFacts.named("ByRecurrence")
              .order(1)
              .stages(recurrence.stages())
              .evaluations(recurrence.stages())
              .build();
      return OptimizerBuilder.of(facts, () -> new ByRecurrence(facts, recurrence))
          .learningRate(h)
          .build();
    }

    @Override
    public void advance(Stages s, double h) {
      recurrence.advance(s, h);
    }

    @Override
    public void displacement(Stages s, double h) {
      recurrence.displacement(s, h);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 15})
  void coefficientsOfLegendreLeadWhereLegendreDescentLeads(int stages) {
    LegendreRecurrence legendre = new LegendreRecurrence(stages);
    double[] mu = new double[stages + 1];
    double[] nu = new double[stages + 1];
    double[] muTilde = new double[stages + 1];
    muTilde[1] = legendre.muTilde(1);
    for (int j = 2; j <= stages; j++) {
      mu[j] = legendre.mu(j);
      nu[j] = legendre.nu(j);
      muTilde[j] = legendre.muTilde(j);
    }
    StageRecurrence recurrence = StageRecurrence.of(mu, nu, muTilde);
    Quadratic ours = new Quadratic(0.3, 1, 2);
    Quadratic theirs = new Quadratic(0.3, 1, 2);
    ByRecurrence.of(recurrence, 0.5).step(ours);
    LegendreDescent.builder(stages).learningRate(0.5).build().step(theirs);
    assertThat(ours.theta.toDoubleArray())
        .usingTolerance(1e-13)
        .containsExactly(theirs.theta.toDoubleArray())
        .inOrder();
    assertThat(ours.evaluations).isEqualTo(stages);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void everyTermOfTheRecurrenceCounts(int stages) {
    double[] mu = new double[stages + 1];
    double[] nu = new double[stages + 1];
    double[] muTilde = new double[stages + 1];
    double[] gammaTilde = new double[stages + 1];
    for (int j = 1; j <= stages; j++) {
      mu[j] = 0.7 + 0.1 * j;
      nu[j] = 0.2 - 0.05 * j;
      muTilde[j] = 0.3 / j;
      gammaTilde[j] = 0.01 * j;
    }
    double h = 0.5;
    double lambda = 0.8;
    double theta = 1;
    double[] d = new double[stages + 1];
    d[1] = h * muTilde[1] * lambda * theta;
    for (int j = 2; j <= stages; j++) {
      d[j] =
          mu[j] * d[j - 1]
              + nu[j] * d[j - 2]
              + h * (muTilde[j] * lambda * (theta - d[j - 1]) + gammaTilde[j] * lambda * theta);
    }
    Quadratic objective = new Quadratic(lambda);
    ByRecurrence.of(StageRecurrence.of(mu, nu, muTilde, gammaTilde), h).step(objective);
    assertThat(objective.theta.get(0)).isWithin(1e-14).of(theta - d[stages]);
  }

  @Test
  void coefficientsOfDifferentNumbersOfStagesAreRefused() {
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () ->
                    StageRecurrence.of(new double[4], new double[4], new double[3], new double[4])))
        .hasMessageThat()
        .isEqualTo("coefficients must be of s + 1 entries each, s at least 2, found 4, 4, 3 and 4");
  }
}

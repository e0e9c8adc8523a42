package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.rate.StepStart;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;
import org.kutta.tableaus.Euler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A learning rate and a momentum as users write them: one small class each, whose state is saved
 * and taken back as that of ours. They are among the {@linkplain Composition compositions} too.
 */
class OwnIngredientsTest {

  /** h = length / mean, mean ← ½(mean + ‖g‖) from the first ‖g‖ on. */
  record Normalised(double length) implements RatePolicy {

    @Override
    public Action over(State state) {
      return new AtWork(length, state);
    }

    private static final class AtWork implements Action {
      private final double length;
      private final StateScalar mean;
      private final Vector gradient;

      AtWork(double length, State state) {
        this.length = length;
        this.mean = state.scalar("mean", Double.NaN);
        this.gradient = state.workVector();
      }

      @Override
      public boolean needsGradientAtStart() {
        return true;
      }

      @Override
      public double propose(StepStart start) {
        start.gradient(gradient);
        double norm = gradient.norm2();
        double last = mean.current();
        double next = Double.isNaN(last) ? norm : (last + norm) / 2;
        mean.next(next);
        return length / next;
      }
    }
  }

  /** m ← βm + (1 − β)d, d ← (1 − ν)d + νm: quasi-hyperbolic (Ma, Yarats 2019). */
  record QuasiHyperbolic(double beta, double nu) implements Momentum {

    @Override
    public Action over(State state) {
      StateVector m = state.vector("m");
      return (direction, h, loss) -> {
        Vector next = m.next();
        next.copy(m.current());
        next.scale(beta);
        next.add(1 - beta, direction);
        direction.scale(1 - nu);
        direction.add(nu, next);
      };
    }
  }

  @Test
  void ownRatesSeeTheGradientAtTheStart() {
    Ripples ours = new Ripples(DataType.DOUBLE);
    Ripples expected = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = Euler.builder().learningRate(new Normalised(0.1)).build();
    double mean = Double.NaN;
    for (int k = 0; k < 10; k++) {
      expected.evaluate();
      double norm = expected.gradientArray().norm2Number().doubleValue();
      mean = k == 0 ? norm : (mean + norm) / 2;
      expected.parameterArray().subi(expected.gradientArray().mul(0.1 / mean));

      optimizer.step(ours);

      assertThat(optimizer.report().evaluations()).isEqualTo(1);
      assertThat(ours.parameterArray().distance2(expected.parameterArray())).isLessThan(1e-13);
    }
  }

  @Test
  void ownMomentumMakesTheDirection() {
    Ripples ours = new Ripples(DataType.DOUBLE);
    Ripples expected = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        Euler.builder().learningRate(0.1).momentum(new QuasiHyperbolic(0.9, 0.7)).build();
    INDArray m = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    for (int k = 0; k < 10; k++) {
      expected.evaluate();
      INDArray g = expected.gradientArray();
      m.muli(0.9).addi(g.mul(0.1));
      expected.parameterArray().subi(g.mul(0.3).add(m.mul(0.7)).mul(0.1));

      optimizer.step(ours);

      assertThat(ours.parameterArray().distance2(expected.parameterArray())).isLessThan(1e-13);
    }
  }

  @Test
  void descriptionsAreThoseOfTheRecords() {
    assertThat(
            Euler.builder()
                .learningRate(new Normalised(0.1))
                .momentum(new QuasiHyperbolic(0.9, 0.7))
                .build()
                .toString())
        .isEqualTo(
            "Euler with learning rate: Normalised[length=0.1], momentum: QuasiHyperbolic[beta=0.9,"
                + " nu=0.7]");
  }
}

package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Heun2;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What acts on the finished step, against the formulas written out with ND4J's own operations. */
class UpdateTest {

  private static final double H = 0.1;

  /** Runs gradient descent whose update a rule makes of parameters and gradient. */
  private interface Rule {
    void step(Ripples objective);
  }

  private static INDArray gradient(Ripples objective) {
    objective.evaluate();
    return objective.gradientArray().dup();
  }

  private static void compare(OptimizerBuilder builder, Rule rule) {
    Ripples ours = new Ripples(DataType.DOUBLE);
    Ripples expected = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = builder.build();
    for (int k = 0; k < 20; k++) {
      optimizer.step(ours);
      rule.step(expected);
      assertThat(ours.parameterArray().distance2(expected.parameterArray())).isLessThan(1e-13);
    }
  }

  private static OptimizerBuilder euler() {
    return Euler.builder().learningRate(H);
  }

  @Test
  void heavyBallAddsADecayingSumOfDirections() {
    INDArray m = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    compare(
        euler().momentum(Momentum.heavyBall(0.9)),
        o -> {
          m.muli(0.9).addi(gradient(o));
          o.parameterArray().subi(m.mul(H));
        });
  }

  @Test
  void meanOfDirectionsWeighsTheNewOne() {
    INDArray m = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    compare(
        euler().momentum(Momentum.mean(0.9)),
        o -> {
          m.muli(0.9).addi(gradient(o).mul(1 - 0.9));
          o.parameterArray().subi(m.mul(H));
        });
  }

  @Test
  void nesterovTakesTheGradientAhead() {
    INDArray u = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    compare(
        euler().momentum(Momentum.nesterov(0.9)),
        o -> {
          u.muli(0.9);
          o.parameterArray().addi(u);
          INDArray step = gradient(o).mul(-H);
          o.parameterArray().addi(step);
          u.addi(step);
        });
  }

  @Test
  void lookBackExtrapolatesTheGradient() {
    List<INDArray> last = new ArrayList<>();
    compare(
        euler().lookBack(0.7),
        o -> {
          INDArray g = gradient(o);
          INDArray before = last.isEmpty() ? g : last.get(last.size() - 1);
          last.add(g);
          o.parameterArray().subi(g.mul(1.7).sub(before.mul(0.7)).mul(H));
        });
  }

  @Test
  void weightDecayIsDecoupled() {
    compare(
        euler().weightDecay(0.3),
        o -> {
          INDArray g = gradient(o);
          o.parameterArray().muli(1 - H * 0.3).subi(g.mul(H));
        });
  }

  @Test
  void weightDecayOfMatricesSparesBiases() {
    INDArray factor = Nd4j.ones(DataType.DOUBLE, Ripples.N).muli(1 - H * 0.3);
    factor.putScalar(6, 1);
    factor.putScalar(7, 1);
    compare(
        euler().weightDecayOfMatrices(0.3),
        o -> {
          INDArray g = gradient(o);
          o.parameterArray().muli(factor).subi(g.mul(H));
        });
  }

  @Test
  void clippingByNormShortensLongGradientsOnly() {
    compare(
        euler().clipGradientNorm(0.8),
        o -> {
          INDArray g = gradient(o);
          double norm = g.norm2Number().doubleValue();
          o.parameterArray().subi(g.mul(H * Math.min(1, 0.8 / norm)));
        });
  }

  @Test
  void clippingByValueCutsEntries() {
    compare(
        euler().clipGradientValue(0.2),
        o -> {
          INDArray g = gradient(o);
          for (int i = 0; i < Ripples.N; i++) {
            g.putScalar(i, Math.max(-0.2, Math.min(0.2, g.getDouble(i))));
          }
          o.parameterArray().subi(g.mul(H));
        });
  }

  @Test
  void momentumIsForgottenWhereTheLossRose() {
    INDArray m = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    double[] last = {Double.POSITIVE_INFINITY};
    int[] restarts = {0};
    compare(
        euler().momentum(Momentum.heavyBall(0.98).restartOnIncrease()),
        o -> {
          double loss = o.evaluate();
          if (loss > last[0]) {
            m.assign(0);
            restarts[0]++;
          }
          last[0] = loss;
          m.muli(0.98).addi(o.gradientArray());
          o.parameterArray().subi(m.mul(H));
        });
    assertThat(restarts[0]).isGreaterThan(0);
  }

  @Test
  void nesterovForgetsTheUpdateWhereTheLossRose() {
    INDArray u = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    double[] last = {Double.POSITIVE_INFINITY};
    int[] restarts = {0};
    compare(
        euler().momentum(Momentum.nesterov(0.98).restartOnIncrease()),
        o -> {
          INDArray ahead = u.mul(0.98);
          o.parameterArray().addi(ahead);
          double loss = o.evaluate();
          boolean rose = loss > last[0];
          restarts[0] += rose ? 1 : 0;
          last[0] = loss;
          INDArray step = o.gradientArray().mul(-H);
          o.parameterArray().addi(step);
          u.assign(rose ? step : ahead.add(step));
        });
    assertThat(restarts[0]).isGreaterThan(0);
  }

  @Test
  void exponentialAverageBeginsWithTheFirstIterate() {
    Ripples objective = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = euler().averaging(Averaging.exponential(0.75)).build();
    optimizer.step(objective);
    INDArray mean = objective.parameterArray().dup();
    for (int k = 0; k < 5; k++) {
      assertThat(Nd4jVector.arrayOf(optimizer.averagedParameters()).distance2(mean))
          .isLessThan(1e-15);
      optimizer.step(objective);
      mean.muli(0.75).addi(objective.parameterArray().mul(0.25));
    }
  }

  @Test
  void tailAverageIsUniform() {
    Ripples objective = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = euler().averaging(Averaging.tail(2)).build();
    INDArray sum = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    for (int k = 1; k <= 6; k++) {
      optimizer.step(objective);
      if (k > 2) {
        sum.addi(objective.parameterArray());
        assertThat(Nd4jVector.arrayOf(optimizer.averagedParameters()).distance2(sum.div(k - 2)))
            .isLessThan(1e-15);
      }
    }
  }

  @Test
  void averagesAreLookedAtWithoutDisturbingTheTraining() {
    Ripples watched = new Ripples(DataType.FLOAT);
    Ripples alone = new Ripples(DataType.FLOAT);
    RungeKuttaOptimizer one = euler().averaging(Averaging.exponential(0.9)).build();
    RungeKuttaOptimizer other = euler().build();
    for (int k = 0; k < 10; k++) {
      one.step(watched);
      INDArray mean = Nd4jVector.arrayOf(one.averagedParameters());
      INDArray seen = one.withAveragedParameters(watched, () -> watched.parameterArray().dup());
      assertThat(seen).isEqualTo(mean);
      assertThrows(
          IllegalStateException.class,
          () -> one.withAveragedParameters(watched, UpdateTest::refuse));
      other.step(alone);
      assertThat(watched.parameterArray()).isEqualTo(alone.parameterArray());
    }
  }

  private static Object refuse() {
    throw new IllegalStateException("on purpose");
  }

  @Test
  void anAverageThatNobodyKeepsIsMissed() {
    RungeKuttaOptimizer none = euler().build();
    Exception thrown = assertThrows(IllegalStateException.class, none::averagedParameters);
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("Euler keeps no average: builder().averaging(Averaging.exponential(0.999))");
    RungeKuttaOptimizer early = euler().averaging(Averaging.tail(5)).build();
    early.step(new Ripples(DataType.DOUBLE));
    thrown = assertThrows(IllegalStateException.class, early::averagedParameters);
    assertThat(thrown).hasMessageThat().isEqualTo("no iterate was averaged yet");
  }

  @Test
  void aRateOfZeroMovesNothing() {
    Ripples objective = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        ClassicalRk4.builder()
            .learningRate(LearningRate.cosine(0.1, 2))
            .momentum(Momentum.nesterov(0.9))
            .build();
    optimizer.step(objective);
    optimizer.step(objective);
    INDArray before = objective.parameterArray().dup();
    assertThat(optimizer.step(objective).learningRate()).isEqualTo(0);
    assertThat(objective.parameterArray()).isEqualTo(before);
    assertThat(optimizer.report().step()).isEqualTo(3);
  }

  @Test
  void anotherTableauTakesOverAfterItsFractionOfTheBudget() {
    RungeKuttaOptimizer optimizer =
        euler().budget(10).switchAfter(0.5, ClassicalRk4.builder()).build();
    Ripples objective = new Ripples(DataType.DOUBLE);
    List<Integer> evaluations = new ArrayList<>();
    for (int k = 0; k < 7; k++) {
      evaluations.add(optimizer.step(objective).evaluations());
    }
    assertThat(evaluations).containsExactly(1, 1, 1, 1, 1, 4, 4).inOrder();
    assertThat(optimizer.activeMethod().name()).isEqualTo("ClassicalRk4");
    assertThat(optimizer.facts().name()).isEqualTo("Euler");
  }

  @Test
  void momentumGoesOnAcrossTheSwitch() {
    Ripples ours = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer =
        euler()
            .momentum(Momentum.heavyBall(0.9))
            .budget(4)
            .switchAfter(0.5, Heun2.builder())
            .build();
    Ripples expected = new Ripples(DataType.DOUBLE);
    INDArray m = Nd4j.zeros(DataType.DOUBLE, Ripples.N);
    for (int k = 0; k < 4; k++) {
      optimizer.step(ours);
      INDArray start = expected.parameterArray().dup();
      INDArray g = gradient(expected);
      if (k >= 2) {
        expected.parameterArray().subi(g.mul(H));
        g.addi(gradient(expected)).muli(0.5);
      }
      m.muli(0.9).addi(g);
      expected.parameterArray().assign(start.sub(m.mul(H)));
      assertThat(ours.parameterArray().distance2(expected.parameterArray())).isLessThan(1e-14);
    }
  }

  @Test
  void aSwitchNeedsABudgetAndAFreshBuilder() {
    Exception thrown =
        assertThrows(
            IllegalStateException.class,
            () -> euler().switchAfter(0.5, ClassicalRk4.builder()).build());
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "switchAfter needs the gradient evaluations of the whole run: budget(evaluations)");
    thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> euler().switchAfter(0.5, ClassicalRk4.builder().learningRate(1)));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "only the tableau of ClassicalRk4 takes over: set ingredients on this builder, and give"
                + " a fresh one here");
    assertThrows(
        IllegalArgumentException.class, () -> euler().switchAfter(1, ClassicalRk4.builder()));
  }

  @Test
  void anOptimizerSaysWhatItIsMadeOf() {
    assertThat(
            euler()
                .momentum(Momentum.heavyBall(0.9))
                .weightDecay(0.1)
                .clipGradientNorm(1)
                .lookBack(0.5)
                .averaging(Averaging.tail(9))
                .build()
                .toString())
        .isEqualTo(
            "Euler with learning rate: 0.1, gradient clipping: norm 1.0, look-back: 0.5, momentum:"
                + " heavy ball(beta = 0.9), weight decay: 0.1, averaging: uniform after step 9");
  }
}

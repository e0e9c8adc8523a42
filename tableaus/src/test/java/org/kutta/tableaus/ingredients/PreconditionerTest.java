package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;

class PreconditionerTest {

  @Test
  void adamOnEulersMethodIsNd4jsAdam() {
    compareWithNd4j(
        Euler.builder().learningRate(0.01).preconditioner(Adam.standard()),
        new org.nd4j.linalg.learning.config.Adam(0.01));
  }

  @Test
  void adamWithoutBiasedDefaultsIsNd4jsAdam() {
    compareWithNd4j(
        Euler.builder().learningRate(0.02).preconditioner(new Adam(0.8, 0.99, 1e-4)),
        new org.nd4j.linalg.learning.config.Adam(0.02, 0.8, 0.99, 1e-4));
  }

  @Test
  void rmsPropOnEulersMethodIsNd4jsRmsProp() {
    compareWithNd4j(
        Euler.builder().learningRate(0.01).preconditioner(RmsProp.standard()),
        new org.nd4j.linalg.learning.config.RmsProp(0.01));
  }

  /** Of the finished step (Loshchilov, Hutter 2019): the decay does not pass through Adam. */
  @Test
  void adamWithWeightDecayIsNd4jsAdamBesideTheDecay() {
    compareWithNd4j(
        Euler.builder().learningRate(0.01).preconditioner(Adam.standard()).weightDecay(0.3),
        new org.nd4j.linalg.learning.config.Adam(0.01),
        1 - 0.01 * 0.3);
  }

  private static void compareWithNd4j(OptimizerBuilder builder, IUpdater nd4j) {
    compareWithNd4j(builder, nd4j, 1);
  }

  /** A hundred steps in float, to 1e-6 relative. */
  private static void compareWithNd4j(OptimizerBuilder builder, IUpdater nd4j, double decay) {
    Ripples ours = new Ripples(DataType.FLOAT);
    Ripples theirs = new Ripples(DataType.FLOAT);
    RungeKuttaOptimizer optimizer = builder.build();
    INDArray state = Nd4j.zeros(DataType.FLOAT, 1, nd4j.stateSize(Ripples.N));
    GradientUpdater<?> updater = nd4j.instantiate(state, true);
    for (int k = 0; k < 100; k++) {
      optimizer.step(ours);
      theirs.evaluate();
      INDArray update = theirs.gradientArray().dup().reshape(1, Ripples.N);
      updater.applyUpdater(update, k, 0);
      theirs.parameterArray().muli(decay).subi(update.reshape(Ripples.N));
      double difference = ours.parameterArray().distance2(theirs.parameterArray());
      assertThat(difference).isLessThan(1e-6 * theirs.parameterArray().norm2Number().doubleValue());
    }
    assertThat(ours.parameterArray().distance2(new Ripples(DataType.FLOAT).parameterArray()))
        .isGreaterThan(0.3);
  }

  /**
   * Coordinates whose gradient is zero at the first stage and not at the next: a scale taken from
   * the first stage alone would throw them by 1/ε.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Heun2", "ClassicalRk4", "Midpoint", "DormandPrince54"})
  void coordinatesThatWakeUpBetweenStagesStayBounded(String method) {
    for (Preconditioner diagonal : List.of(Adam.standard(), RmsProp.standard())) {
      Waking objective = new Waking();
      RungeKuttaOptimizer optimizer =
          RungeKuttaMethods.named(method)
              .builder()
              .learningRate(0.01)
              .preconditioner(diagonal)
              .build();
      for (int k = 0; k < 200; k++) {
        optimizer.step(objective);
        assertThat(objective.theta.norm2Number().doubleValue()).isLessThan(3);
      }
      assertThat(optimizer.report().loss()).isLessThan(0.1);
    }
  }

  /** L = ½(1 − x)² + ½(xy − 10x²y + y)²: y = 0 has no gradient in y until x moves. */
  private static final class Waking extends Nd4jObjective {
    final INDArray theta = Nd4j.createFromArray(0.0, 0.0);
    private final INDArray gradient = Nd4j.createFromArray(0.0, 0.0);

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      double x = theta.getDouble(0);
      double y = theta.getDouble(1);
      gradient.putScalar(0, x - 1 + 0.01 * y);
      gradient.putScalar(1, y + 0.01 * x);
      return 0.5 * (1 - x) * (1 - x) + 0.5 * y * y + 0.01 * x * y;
    }
  }

  @Test
  void aReusedFirstStageIsMultipliedByThePreconditionerOfTheNewStep() {
    Ripples plain = new Ripples(DataType.DOUBLE);
    Ripples reusing = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer one = flow(BogackiShampine32.builder()).build();
    RungeKuttaOptimizer other = flow(BogackiShampine32.builder()).estimateError().build();
    for (int k = 0; k < 10; k++) {
      assertThat(one.step(plain).evaluations()).isEqualTo(3);
      assertThat(other.step(reusing).evaluations()).isEqualTo(k == 0 ? 4 : 3);
      assertThat(plain.parameterArray().distance2(reusing.parameterArray())).isLessThan(1e-14);
    }
  }

  private static OptimizerBuilder flow(OptimizerBuilder builder) {
    return builder.learningRate(0.2).preconditioner(AdaGrad.inFlow());
  }

  /** Heavy sign descent, as a user writes it: every other step doubled. */
  @Test
  void usersWriteTheirOwn() {
    Preconditioner doubling = state -> new Doubling(state);
    Ripples plain = new Ripples(DataType.DOUBLE);
    Ripples doubled = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer one =
        ClassicalRk4.builder().learningRate((step, epoch) -> step % 2 == 0 ? 0.1 : 0.2).build();
    RungeKuttaOptimizer other =
        ClassicalRk4.builder().learningRate(0.1).preconditioner(doubling).build();
    for (int k = 0; k < 10; k++) {
      one.step(plain);
      other.step(doubled);
    }
    assertThat(plain.parameterArray().distance2(doubled.parameterArray())).isLessThan(1e-14);
  }

  private static final class Doubling implements Preconditioner.Action {
    private final StateScalar steps;

    Doubling(State state) {
      this.steps = state.scalar("steps", 0);
    }

    @Override
    public boolean actsOnGradients() {
      return true;
    }

    @Override
    public void begin(Vector gradient) {
      steps.next(steps.current() + 1);
    }

    @Override
    public void onGradient(int stage, Vector k) {
      if (steps.current() % 2 == 1) {
        k.scale(2);
      }
    }
  }

  /** M = UΣVᵀ goes to U p(Σ)Vᵀ, p the quintic applied five times, whatever the order in memory. */
  @ParameterizedTest
  @ValueSource(chars = {'c', 'f'})
  void muonMapsSingularValuesByTheQuintic(char order) {
    double[] sigma = {3, 0.5};
    INDArray u = Nd4j.createFromArray(new double[][] {{2, -2}, {2, 1}, {1, 2}}).divi(3);
    INDArray v = Nd4j.createFromArray(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
    INDArray m = u.mmul(Nd4j.diag(Nd4j.createFromArray(sigma))).mmul(v.transpose());
    double norm = Math.hypot(sigma[0], sigma[1]);
    double[] mapped = {quintic(sigma[0] / norm), quintic(sigma[1] / norm)};
    INDArray polar = u.mmul(Nd4j.diag(Nd4j.createFromArray(mapped))).mmul(v.transpose());
    Linear objective = new Linear(m, order);
    Euler.builder().learningRate(0.1).preconditioner(Muon.standard()).build().step(objective);
    INDArray expected = polar.mul(-0.1 * Math.sqrt(3 / 2.0));
    assertThat(objective.matrix().distance2(expected)).isLessThan(1e-12);
    // The bias follows Adam at a twentieth: its first step is the sign of the gradient.
    assertThat(objective.theta.getDouble(6)).isWithin(1e-8).of(-0.1 / 20);
  }

  /**
   * M after two gradients g and then g′ is (1 − β)(βg + g′); the Nesterov form leads it by one
   * step. On rotations by a multiple the polar factor tells the two apart.
   */
  @Test
  void muonsDirectionIsThePolarFactorOfItsMomentumOrOfThatLedByTheGradient() {
    double beta = 0.75;
    for (boolean leads : new boolean[] {true, false}) {
      Muon muon = Muon.standard().withBeta(beta).withIterations(12);
      Turning objective = new Turning();
      RungeKuttaOptimizer optimizer =
          Euler.builder()
              .learningRate(0.1)
              .preconditioner(leads ? muon : muon.withoutNesterov())
              .build();
      optimizer.step(objective);
      INDArray first = objective.theta.dup();
      optimizer.step(objective);
      INDArray direction = objective.theta.sub(first).divi(-0.1).reshape('f', 2, 2);
      // g = 1, g′ = J, the rotation by a right angle: a + bJ has the polar factor (a + bJ)/|a +
      // bj|.
      double a = leads ? beta * beta * (1 - beta) : beta * (1 - beta);
      double b = leads ? (1 - beta) * (1 + beta) : 1 - beta;
      // The quintic ends near 1, not at it: compare the angle.
      double found =
          Math.atan2(direction.getDouble(1, 0), direction.getDouble(0, 0)) - Math.atan2(b, a);
      assertThat(found).isWithin(1e-12).of(0);
    }
  }

  /** ⟨1, W⟩ at first, ⟨J, W⟩ afterwards, on one 2×2 matrix. */
  private static final class Turning extends Nd4jObjective {
    final INDArray theta = Nd4j.zeros(DataType.DOUBLE, 4);
    private final INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 4);
    private boolean turned;

    @Override
    public List<ParameterBlock> blocks() {
      return List.of(new ParameterBlock("W", 0, List.of(2L, 2L), 'f'));
    }

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.assign(
          Nd4j.createFromArray(turned ? new double[] {0, 1, -1, 0} : new double[] {1, 0, 0, 1}));
      turned = true;
      return 0;
    }
  }

  private static double quintic(double s) {
    double x = s;
    for (int k = 0; k < 5; k++) {
      x = 3.4445 * x - 4.7750 * Math.pow(x, 3) + 2.0315 * Math.pow(x, 5);
    }
    return x;
  }

  /** L = ⟨M, W⟩ + b. */
  private static final class Linear extends Nd4jObjective {
    final INDArray theta = Nd4j.zeros(DataType.DOUBLE, 7);
    private final INDArray gradient = Nd4j.zeros(DataType.DOUBLE, 7);
    private final INDArray slope = Nd4j.ones(DataType.DOUBLE, 7);
    private final char order;

    Linear(INDArray m, char order) {
      this.order = order;
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 2; j++) {
          slope.putScalar(order == 'c' ? 2 * i + j : i + 3 * j, m.getDouble(i, j));
        }
      }
    }

    INDArray matrix() {
      INDArray w = Nd4j.zeros(DataType.DOUBLE, 3, 2);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 2; j++) {
          w.putScalar(i, j, theta.getDouble(order == 'c' ? 2 * i + j : i + 3 * j));
        }
      }
      return w;
    }

    @Override
    public List<ParameterBlock> blocks() {
      return List.of(
          new ParameterBlock("W", 0, List.of(3L, 2L), order),
          new ParameterBlock("b", 6, List.of(1L)));
    }

    @Override
    public INDArray parameterArray() {
      return theta;
    }

    @Override
    public INDArray gradientArray() {
      return gradient;
    }

    @Override
    public double evaluate() {
      gradient.assign(slope);
      return theta.mul(slope).sumNumber().doubleValue();
    }
  }

  @Test
  void muonWithStagesDescends() {
    Ripples objective = new Ripples(DataType.FLOAT);
    double before = objective.evaluate();
    RungeKuttaOptimizer optimizer =
        ClassicalRk4.builder().learningRate(0.02).preconditioner(Muon.standard()).build();
    for (int k = 0; k < 50; k++) {
      optimizer.step(objective);
    }
    assertThat(optimizer.report().loss()).isLessThan(before - 0.5);
  }

  @Test
  void muonRefusesOthersThatWouldChangeTheFlow() {
    RungeKuttaOptimizer optimizer =
        Euler.builder()
            .learningRate(0.1)
            .preconditioner(Muon.standard().withOthers(AdaGrad.inFlow(), 1))
            .build();
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class, () -> optimizer.step(new Ripples(DataType.FLOAT)));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "AdaGrad in the flow cannot act together with Muon: it needs more than the finished step");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1, Double.NaN})
  void decaysOutsideTheirRangeAreRefused(double beta) {
    Exception thrown =
        assertThrows(IllegalArgumentException.class, () -> new Adam(beta, 0.999, 1e-8));
    assertThat(thrown).hasMessageThat().isEqualTo("beta1 must be in [0, 1), found " + beta);
    assertThrows(IllegalArgumentException.class, () -> new RmsProp(beta, 1e-8, false));
    assertThrows(IllegalArgumentException.class, () -> Muon.standard().withBeta(beta));
  }
}

package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.runtime.Objective;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.vector.ParameterBlock;
import org.kutta.runtime.vector.Vector;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.Gauss4;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * After a restart, gradients of the step before count only where the objective promises, then and
 * now, that equal identities mean the same function in every process.
 */
class RestartedFunctionTest {

  /** Ripples under an identity of its own. */
  private record Identified(Ripples ripples, long functionIdentity, boolean identityIsLasting)
      implements Objective {

    @Override
    public Vector parameters() {
      return ripples.parameters();
    }

    @Override
    public Vector gradient() {
      return ripples.gradient();
    }

    @Override
    public double evaluate() {
      return ripples.evaluate();
    }

    @Override
    public List<ParameterBlock> blocks() {
      return ripples.blocks();
    }

    Identified restarted(boolean lasting) {
      return new Identified(ripples.restarted(), functionIdentity, lasting);
    }
  }

  private record Restart(boolean lastingBefore, boolean lastingAfter) {}

  private static RungeKuttaOptimizer gauss() {
    return Gauss4.builder().learningRate(0.1).build();
  }

  private static RungeKuttaOptimizer pair() {
    return BogackiShampine32.builder().learningRate(0.1).estimateError().build();
  }

  /** Makes three steps, restarts, and makes one more. */
  private static StepReport restarted(Supplier<RungeKuttaOptimizer> kind, Restart restart)
      throws IOException {
    Identified objective = new Identified(new Ripples(DataType.DOUBLE), 7, restart.lastingBefore);
    RungeKuttaOptimizer saving = kind.get();
    for (int k = 0; k < 3; k++) {
      saving.step(objective);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    saving.save(out);
    Identified again = objective.restarted(restart.lastingAfter);
    RungeKuttaOptimizer restored = kind.get();
    restored.restore(new ByteArrayInputStream(out.toByteArray()), again, Changes.NONE);
    return restored.step(again);
  }

  /** Makes three steps and one more without a restart. */
  private static StepReport whole(Supplier<RungeKuttaOptimizer> kind, boolean forgetting) {
    Identified objective = new Identified(new Ripples(DataType.DOUBLE), 7, false);
    RungeKuttaOptimizer optimizer = kind.get();
    for (int k = 0; k < 3; k++) {
      optimizer.step(objective);
    }
    if (forgetting) {
      optimizer.parametersChanged();
    }
    return optimizer.step(objective);
  }

  @Test
  void keptStagesCountWhereTheIdentityLasts() throws IOException {
    StepReport expected = whole(RestartedFunctionTest::gauss, false);
    StepReport found = restarted(RestartedFunctionTest::gauss, new Restart(true, true));
    assertThat(found.sweeps()).isEqualTo(expected.sweeps());
    assertThat(found.evaluations()).isEqualTo(expected.evaluations());
    assertThat(found.loss()).isEqualTo(expected.loss());
  }

  @Test
  void keptStagesAreForgottenWhereItDoesNot() throws IOException {
    StepReport expected = whole(RestartedFunctionTest::gauss, true);
    assertThat(expected.sweeps()).isNotEqualTo(whole(RestartedFunctionTest::gauss, false).sweeps());
    for (Restart restart :
        List.of(new Restart(false, false), new Restart(true, false), new Restart(false, true))) {
      StepReport found = restarted(RestartedFunctionTest::gauss, restart);
      assertThat(found.sweeps()).isEqualTo(expected.sweeps());
      assertThat(found.evaluations()).isEqualTo(expected.evaluations());
      assertThat(found.loss()).isEqualTo(expected.loss());
    }
  }

  @Test
  void theLastGradientIsCountedOnceWhereTheIdentityLasts() throws IOException {
    assertThat(whole(RestartedFunctionTest::pair, false).evaluations()).isEqualTo(3);
    assertThat(restarted(RestartedFunctionTest::pair, new Restart(true, true)).evaluations())
        .isEqualTo(3);
  }

  @Test
  void theLastGradientIsOfAnotherFunctionWhereItDoesNot() throws IOException {
    for (Restart restart :
        List.of(new Restart(false, false), new Restart(true, false), new Restart(false, true))) {
      assertThat(restarted(RestartedFunctionTest::pair, restart).evaluations()).isEqualTo(4);
    }
  }

  /** Steps on one function, and then on another: nothing of the first may be used again. */
  private static StepReport onAnotherFunction(
      Supplier<RungeKuttaOptimizer> kind, long identity, boolean forgetting) {
    Ripples ripples = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer optimizer = kind.get();
    // One object, so that nothing but its identity says that the function is another.
    Changing objective = new Changing(ripples);
    for (int k = 0; k < 3; k++) {
      optimizer.step(objective);
    }
    objective.identity = identity;
    ripples.nextBatch();
    if (forgetting) {
      optimizer.parametersChanged();
    }
    return optimizer.step(objective);
  }

  /** Ripples whose identity changes when it is told so. */
  private static final class Changing implements Objective {
    private final Ripples ripples;
    private long identity = 1;

    Changing(Ripples ripples) {
      this.ripples = ripples;
    }

    @Override
    public Vector parameters() {
      return ripples.parameters();
    }

    @Override
    public Vector gradient() {
      return ripples.gradient();
    }

    @Override
    public double evaluate() {
      return ripples.evaluate();
    }

    @Override
    public long functionIdentity() {
      return identity;
    }
  }

  /** Identities that differ from 1 in the high half, the low half, and the sign alone. */
  @ParameterizedTest
  @ValueSource(longs = {2, 1L + (1L << 32), 1L + Long.MIN_VALUE, -1})
  void stagesOfAnotherFunctionDoNotCount(long identity) {
    StepReport expected = onAnotherFunction(RestartedFunctionTest::gauss, identity, true);
    StepReport found = onAnotherFunction(RestartedFunctionTest::gauss, identity, false);
    assertThat(found.sweeps()).isEqualTo(expected.sweeps());
    assertThat(found.evaluations()).isEqualTo(expected.evaluations());
    assertThat(found.loss()).isEqualTo(expected.loss());
    assertThat(onAnotherFunction(RestartedFunctionTest::pair, identity, false).evaluations())
        .isEqualTo(4);
  }

  @Test
  void aFunctionThatNeverChangesLastsAndACounterDoesNot() {
    Ripples ripples = new Ripples(DataType.DOUBLE);
    Objective constant =
        new Objective() {
          @Override
          public Vector parameters() {
            return ripples.parameters();
          }

          @Override
          public Vector gradient() {
            return ripples.gradient();
          }

          @Override
          public double evaluate() {
            return ripples.evaluate();
          }
        };
    assertThat(constant.identityIsLasting()).isTrue();
    Objective counting =
        new Objective() {
          @Override
          public Vector parameters() {
            return ripples.parameters();
          }

          @Override
          public Vector gradient() {
            return ripples.gradient();
          }

          @Override
          public double evaluate() {
            return ripples.evaluate();
          }

          @Override
          public long functionIdentity() {
            return 3;
          }
        };
    assertThat(counting.identityIsLasting()).isFalse();
  }
}

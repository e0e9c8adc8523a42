package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.HandWrittenBackwardEuler;
import org.kutta.runtime.HandWrittenHeun;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;

/** Settings that differ from those of a saved state: refused, or wanted. */
class ChangesTest {

  private final Bowl objective = Bowl.ofDoubles();

  private record Change(String setting, UnaryOperator<OptimizerBuilder> change, String told) {
    @Override
    public String toString() {
      return setting + ": " + told;
    }
  }

  private static OptimizerBuilder builder() {
    return HandWrittenHeun.builder().learningRate(0.1).momentum(Momentum.heavyBall(0.9));
  }

  /** Returns one or more changes of each setting, with what the refusal says. */
  static List<Change> changes() {
    return List.of(
        new Change("learning rate", b -> b.learningRate(0.2), "saved 0.1, here 0.2"),
        new Change(
            "learning rate",
            b -> b.learningRate(LearningRate.cosine(0.1, 9)),
            "saved 0.1, here cosine(0.1, 9 steps)"),
        new Change(
            "non-finite values",
            b -> b.onNonFinite(NonFinitePolicy.HALVE),
            "saved none, here HALVE"),
        new Change("gradient clipping", b -> b.clipGradientNorm(1), "saved none, here norm 1.0"),
        new Change(
            "preconditioner",
            b -> b.preconditioner(AdaGrad.inFlow()),
            "saved none, here AdaGrad in the flow"),
        new Change("look-back", b -> b.lookBack(1), "saved none, here 1.0"),
        new Change(
            "momentum",
            b -> b.momentum(Momentum.heavyBall(0.8)),
            "saved heavy ball(beta = 0.9), here heavy ball(beta = 0.8)"),
        new Change(
            "momentum",
            b -> b.momentum(Momentum.nesterov(0.9)),
            "saved heavy ball(beta = 0.9), here Nesterov(beta = 0.9)"),
        new Change("weight decay", b -> b.weightDecay(0.1), "saved none, here 0.1"),
        new Change(
            "averaging",
            b -> b.averaging(Averaging.tail(2)),
            "saved none, here uniform after step 2"),
        new Change(
            "switches",
            b -> b.budget(100).switchAfter(0.5, HandWrittenBackwardEuler.builder()),
            "saved none, here HandWrittenBackwardEuler after 50 evaluations"),
        new Change(
            "method",
            b ->
                HandWrittenBackwardEuler.builder()
                    .learningRate(0.1)
                    .momentum(Momentum.heavyBall(0.9)),
            "saved HandWrittenHeun, here HandWrittenBackwardEuler"));
  }

  private byte[] saved(OptimizerBuilder builder) throws IOException {
    RungeKuttaOptimizer optimizer = builder.build();
    optimizer.step(objective);
    optimizer.step(objective);
    return bytes(optimizer);
  }

  private static byte[] bytes(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    optimizer.save(out);
    return out.toByteArray();
  }

  private void restore(RungeKuttaOptimizer optimizer, byte[] saved, Changes changes)
      throws IOException {
    optimizer.restore(new ByteArrayInputStream(saved), objective, changes);
  }

  private String refusal(RungeKuttaOptimizer optimizer, byte[] saved, Changes changes) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> restore(optimizer, saved, changes))
            .getMessage());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isRefusedUnlessItIsWanted(Change change) throws IOException {
    byte[] saved = saved(builder());
    RungeKuttaOptimizer other = change.change.apply(builder()).build();
    assertThat(refusal(other, saved, Changes.NONE))
        .isEqualTo(
            """
            the saved optimizer was saved by another optimizer:
              %s: %s
            if you want to go on like this, restore with Changes.of("%s")"""
                .formatted(change.setting, change.told, change.setting));
    List<String> allOthers =
        Arrays.stream(Setting.values())
            .map(Setting::toString)
            .filter(name -> !name.equals(change.setting))
            .collect(Collectors.toList());
    assertThat(refusal(other, saved, Changes.of(allOthers.toArray(String[]::new))))
        .contains(change.told);
    restore(other, saved, Changes.of(change.setting));
    assertThat(other.report().step()).isEqualTo(2);
    assertThat(other.report().totalEvaluations()).isEqualTo(4);
    other.step(objective);
    assertThat(other.report().step()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void isRefusedAndAcceptedTheOtherWayRound(Change change) throws IOException {
    byte[] saved = saved(change.change.apply(builder()));
    RungeKuttaOptimizer other = builder().build();
    assertThat(refusal(other, saved, Changes.NONE)).contains("  " + change.setting + ": saved ");
    restore(other, saved, Changes.of(change.setting));
    other.step(objective);
    assertThat(other.report().step()).isEqualTo(3);
  }

  @Test
  void stageSolversDiffer() throws IOException {
    byte[] saved = saved(HandWrittenBackwardEuler.builder().learningRate(0.1));
    RungeKuttaOptimizer other =
        HandWrittenBackwardEuler.builder()
            .learningRate(0.1)
            .stages(StageSolver.newtonKrylov())
            .build();
    assertThat(refusal(other, saved, Changes.NONE)).contains("  stages: saved none, here Newton");
    restore(other, saved, Changes.of(Setting.STAGE_SOLVER));
  }

  @Test
  void allThatDiffersIsTold() throws IOException {
    byte[] saved = saved(builder());
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder().learningRate(0.3).weightDecay(0.1).build();
    assertThat(refusal(other, saved, Changes.of("weight decay")))
        .isEqualTo(
            """
            the saved optimizer was saved by another optimizer:
              learning rate: saved 0.1, here 0.3
              momentum: saved heavy ball(beta = 0.9), here none
            if you want to go on like this, restore with Changes.of("learning rate", "momentum")""");
  }

  @Test
  void whatIsRememberedGoesOnInTheSameKind() throws IOException {
    byte[] saved =
        saved(HandWrittenHeun.builder().learningRate(0.1).preconditioner(Adam.standard()));
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder()
            .learningRate(0.1)
            .preconditioner(new Adam(0.8, 0.99, 1e-8))
            .build();
    restore(other, saved, Changes.of("preconditioner"));
    StateBytes now = StateBytes.of(bytes(other));
    assertThat(now.number("preconditioner/steps").value).isEqualTo(2);
    assertThat(now.vector("preconditioner/v").entries)
        .isEqualTo(StateBytes.of(saved).vector("preconditioner/v").entries);
  }

  @Test
  void anotherKindStartsAfresh() throws IOException {
    byte[] saved = saved(builder());
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder()
            .learningRate(0.1)
            .momentum(
                state -> {
                  state.vector("m");
                  return (direction, h, loss) -> {};
                })
            .build();
    restore(other, saved, Changes.of("momentum"));
    assertThat(StateBytes.of(bytes(other)).vector("momentum/m").entries)
        .isEqualTo(new byte[Bowl.N * Double.BYTES]);
  }

  @Test
  void theSameKindWithVectorsOfOtherLengthStartsAfresh() throws IOException {
    byte[] saved = saved(HandWrittenHeun.builder().learningRate(0.1).momentum(new Sketch(3)));
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder().learningRate(0.1).momentum(new Sketch(5)).build();
    restore(other, saved, Changes.of("momentum"));
    assertThat(StateBytes.of(bytes(other)).vector("momentum/rows/sketch").entries)
        .isEqualTo(new byte[5 * Double.BYTES]);
  }

  private record Sketch(long length) implements Momentum {
    @Override
    public Action over(State state) {
      StateVector sketch = state.scope("rows", length).vector("sketch");
      return (direction, h, loss) -> {
        for (int i = 0; i < length; i++) {
          sketch.next().put(i, 1);
        }
      };
    }
  }

  @Test
  void aMeanOfDirectionsDoesNotGoOnWithTheirSum() throws IOException {
    byte[] saved = saved(builder());
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder().learningRate(0.1).momentum(Momentum.mean(0.9)).build();
    restore(other, saved, Changes.of("momentum"));
    assertThat(StateBytes.of(bytes(other)).vector("momentum/mean").entries)
        .isEqualTo(new byte[Bowl.N * Double.BYTES]);
  }

  @Test
  void settingsThatDoNotDifferAreRestoredWhateverMayChange() throws IOException {
    byte[] saved = saved(builder());
    RungeKuttaOptimizer same = builder().build();
    Setting[] all = Setting.values();
    restore(same, saved, Changes.of(all[0], all));
    assertThat(bytes(same)).isEqualTo(saved);
  }

  @Test
  void whatDoesNotDescribeItselfIsAcceptedOnRequestOnly() throws IOException {
    LearningRate lambda = (step, epoch) -> 0.1;
    byte[] saved = saved(HandWrittenHeun.builder().learningRate(lambda));
    RungeKuttaOptimizer same = HandWrittenHeun.builder().learningRate(lambda).build();
    assertThat(refusal(same, saved, Changes.NONE))
        .isEqualTo(
            """
            the saved optimizer cannot be compared with this optimizer:
              learning rate: a lambda of org.kutta.runtime.state.ChangesTest, which does not describe itself, so no one knows whether it is the saved one
            if you want to go on like this, restore with Changes.of("learning rate")""");
    restore(same, saved, Changes.of("learning rate"));
  }

  @Test
  void aNamedRateIsComparedByItsName() throws IOException {
    LearningRate lambda = (step, epoch) -> 0.1;
    byte[] saved = saved(HandWrittenHeun.builder().learningRate(lambda.named("a tenth")));
    restore(
        HandWrittenHeun.builder().learningRate(lambda.named("a tenth")).build(),
        saved,
        Changes.NONE);
    assertThat(
            refusal(
                HandWrittenHeun.builder().learningRate(lambda.named("a fifth")).build(),
                saved,
                Changes.NONE))
        .contains("learning rate: saved a tenth, here a fifth");
  }

  @Test
  void twoClassesOfOneDescriptionDiffer() throws IOException {
    byte[] saved = saved(HandWrittenHeun.builder().learningRate(0.1));
    LearningRate other = ((LearningRate) (step, epoch) -> 0.2).named("0.1");
    assertThat(refusal(HandWrittenHeun.builder().learningRate(other).build(), saved, Changes.NONE))
        .contains(
            "learning rate: saved 0.1 of org.kutta.runtime.rate.ConstantRate, here of"
                + " org.kutta.runtime.rate.NamedRate\n");
  }

  @Test
  void aSettingThatDoesNotExistIsRefused() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> Changes.of("leraning rate"));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "no setting is called `leraning rate`; there are method, switches, learning rate,"
                + " non-finite values, halvings, error estimate, gradient clipping,"
                + " preconditioner, look-back, momentum, weight decay, averaging, stages");
  }

  @Test
  void aStabilityAwareRateGoesOnWithItsEstimate() throws IOException {
    byte[] saved = saved(HandWrittenHeun.builder().learningRate(StabilityAware.upTo(1)));
    RungeKuttaOptimizer other =
        HandWrittenHeun.builder().learningRate(StabilityAware.upTo(2)).build();
    restore(other, saved, Changes.of("learning rate"));
    assertThat(StateBytes.of(bytes(other)).number("learning rate/sharpness").value)
        .isEqualTo(StateBytes.of(saved).number("learning rate/sharpness").value);
  }
}

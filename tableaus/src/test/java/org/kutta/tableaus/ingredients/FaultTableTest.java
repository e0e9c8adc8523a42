package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.StepFailedException;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.stabilised.AdaptiveChebyshevDescent;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.Alexander2;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.CashKarp54;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Gauss4;
import org.kutta.tableaus.TrBdf2;

/**
 * The table fault × policy × structure × evaluation, with what each cell promises: the step is
 * completed, or skipped, or fails, and in the latter cases leaves parameters, state and all that
 * follows as if it had never been tried.
 */
class FaultTableTest {

  private static final int STEPS_BEFORE = 2;
  private static final int STEPS_AFTER = 2;
  private static final double RATE = 0.05;

  /** Iterations of implicit methods evaluate so many times that the default takes some of them. */
  private static final boolean EVERY_EVALUATION = Boolean.getBoolean("faults.everyEvaluation");

  /** A method of each structure, and one with ingredients. */
  private enum Structure {
    SINGLE_STAGE(Euler::builder, true, true),
    EXPLICIT(ClassicalRk4::builder, true, true),
    EMBEDDED(() -> CashKarp54.builder().estimateError(), true, true),
    FSAL(() -> BogackiShampine32.builder().estimateError(), false, true),
    DIRK(Alexander2::builder, false, false),
    ESDIRK(TrBdf2::builder, false, false),
    FULLY_IMPLICIT(Gauss4::builder, false, false),
    NEWTON_KRYLOV(() -> Gauss4.builder().stages(StageSolver.newtonKrylov()), false, false),
    STABILISED(() -> ChebyshevDescent.builder(5, 1), true, true),
    ADAPTIVE(() -> AdaptiveChebyshevDescent.builder(8, 1), true, true),
    MUCH(
        () ->
            ClassicalRk4.builder()
                .preconditioner(Adam.standard())
                .momentum(Momentum.nesterov(0.5))
                .lookBack(0.5)
                .weightDecay(0.1)
                .averaging(Averaging.exponential(0.5)),
        true,
        true);

    private final Supplier<OptimizerBuilder> builder;

    /** Whether the first evaluation of a step is at its start. */
    private final boolean beginsAtStart;

    /** Whether a step with half the rate has the same bits after a rejected attempt. */
    private final boolean forgetsRejected;

    Structure(Supplier<OptimizerBuilder> builder, boolean beginsAtStart, boolean forgetsRejected) {
      this.builder = builder;
      this.beginsAtStart = beginsAtStart;
      this.forgetsRejected = forgetsRejected;
    }

    RungeKuttaOptimizer build(NonFinitePolicy policy, LearningRate rate) {
      return builder.get().learningRate(rate).onNonFinite(policy).build();
    }
  }

  /** A cell of the table, for all evaluations of a step. */
  record Cell(Structure structure, NonFinitePolicy policy, Fault fault) {}

  static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Structure structure : Structure.values()) {
      for (NonFinitePolicy policy : NonFinitePolicy.values()) {
        for (Fault fault : Fault.values()) {
          cells.add(new Cell(structure, policy, fault));
        }
      }
    }
    return cells;
  }

  /** What a run leaves that nothing disturbed. */
  private record Run(double[] theta, byte[] state) {

    static Run of(Structure structure, NonFinitePolicy policy, LearningRate rate, int steps) {
      FaultyObjective objective = new FaultyObjective();
      RungeKuttaOptimizer optimizer = structure.build(policy, rate);
      steps(optimizer, objective, steps);
      return new Run(objective.entries(), FaultTableTest.state(optimizer));
    }
  }

  private static final Map<String, Run> UNDISTURBED = new HashMap<>();

  private static RungeKuttaOptimizer started(Cell cell, FaultyObjective objective) {
    RungeKuttaOptimizer optimizer = cell.structure.build(cell.policy, (step, epoch) -> RATE);
    steps(optimizer, objective, STEPS_BEFORE);
    return optimizer;
  }

  private static void steps(RungeKuttaOptimizer optimizer, FaultyObjective objective, int steps) {
    for (int k = 0; k < steps; k++) {
      optimizer.step(objective);
    }
  }

  private static byte[] state(RungeKuttaOptimizer optimizer) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      optimizer.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void everyCellKeepsItsPromise(Cell cell) {
    FaultyObjective counting = new FaultyObjective();
    int evaluations = started(cell, counting).step(counting).evaluations();
    // All evaluations of short steps; some of those of iterations that take many.
    TreeSet<Integer> failing = new TreeSet<>(List.of(1, evaluations));
    if (EVERY_EVALUATION || evaluations <= 7) {
      IntStream.rangeClosed(1, evaluations).forEach(failing::add);
    } else {
      failing.addAll(List.of(2, evaluations / 2));
    }
    for (int evaluation : failing) {
      if (completes(cell, evaluation)) {
        completesWithHalfTheRate(cell, evaluation);
      } else if (cell.fault.kind() == Fault.Kind.NUMBERS && cell.policy == NonFinitePolicy.SKIP) {
        isSkipped(cell, evaluation);
      } else {
        failsWithoutATrace(cell, evaluation);
      }
    }
  }

  private static boolean completes(Cell cell, int evaluation) {
    return cell.fault.kind() == Fault.Kind.NUMBERS
        && cell.policy == NonFinitePolicy.HALVE
        && !(evaluation == 1 && cell.structure.beginsAtStart);
  }

  private static void failsWithoutATrace(Cell cell, int evaluation) {
    FaultyObjective objective = new FaultyObjective();
    RungeKuttaOptimizer optimizer = started(cell, objective);
    double[] theta = objective.entries();
    byte[] before = state(optimizer);
    String report = optimizer.report().toString();
    objective.failAt(evaluation, cell.fault);
    if (cell.fault.kind() == Fault.Kind.ERROR) {
      assertThrows(Error.class, () -> optimizer.step(objective));
    } else {
      StepFailedException failure =
          assertThrows(StepFailedException.class, () -> optimizer.step(objective));
      assertThat(failure).hasMessageThat().contains(cell.fault.message());
      assertThat(failure.step()).isEqualTo(STEPS_BEFORE);
      if (cell.fault.kind() == Fault.Kind.EXCEPTION) {
        assertThat(failure).hasCauseThat().hasMessageThat().isEqualTo("on purpose");
        assertThat(failure).hasMessageThat().contains("the objective threw " + failure.getCause());
      }
    }
    assertWithMessage("state after evaluation %s", evaluation)
        .that(state(optimizer))
        .isEqualTo(before);
    assertThat(optimizer.report().toString()).isEqualTo(report);
    if (cell.fault == Fault.CLOSES_PARAMETERS) {
      assertThrows(IllegalArgumentException.class, () -> optimizer.step(objective));
      return;
    }
    assertWithMessage("parameters after evaluation %s", evaluation)
        .that(objective.entries())
        .isEqualTo(theta);
    if (cell.fault.isOver()) {
      objective.recover();
      goesOnAsIfNothingHadBeen(cell, evaluation, optimizer, objective);
    }
  }

  private static void isSkipped(Cell cell, int evaluation) {
    FaultyObjective objective = new FaultyObjective();
    RungeKuttaOptimizer optimizer = started(cell, objective);
    double[] theta = objective.entries();
    long spentBefore = optimizer.report().totalEvaluations();
    objective.failAt(evaluation, cell.fault);
    StepReport report = optimizer.step(objective);
    assertThat(report.step()).isEqualTo(STEPS_BEFORE);
    assertThat(report.skips()).isEqualTo(1);
    assertThat(report.skipsInARow()).isEqualTo(1);
    assertThat(report.totalEvaluations()).isEqualTo(spentBefore + evaluation);
    assertThat(report.evaluations()).isEqualTo(evaluation);
    assertWithMessage("parameters after evaluation %s", evaluation)
        .that(objective.entries())
        .isEqualTo(theta);
    goesOnAsIfNothingHadBeen(cell, evaluation, optimizer, objective);
    assertThat(optimizer.report().skips()).isEqualTo(1);
    assertThat(optimizer.report().skipsInARow()).isEqualTo(0);
  }

  private static void goesOnAsIfNothingHadBeen(
      Cell cell, int evaluation, RungeKuttaOptimizer optimizer, FaultyObjective objective) {
    Run undisturbed =
        UNDISTURBED.computeIfAbsent(
            cell.structure + " " + cell.policy,
            key ->
                Run.of(
                    cell.structure,
                    cell.policy,
                    (step, epoch) -> RATE,
                    STEPS_BEFORE + STEPS_AFTER));
    steps(optimizer, objective, STEPS_AFTER);
    assertWithMessage("parameters %s steps after evaluation %s", STEPS_AFTER, evaluation)
        .that(objective.entries())
        .isEqualTo(undisturbed.theta);
    if (cell.policy != NonFinitePolicy.SKIP) {
      assertWithMessage("state %s steps after evaluation %s", STEPS_AFTER, evaluation)
          .that(state(optimizer))
          .isEqualTo(undisturbed.state);
    }
  }

  private static void completesWithHalfTheRate(Cell cell, int evaluation) {
    FaultyObjective objective = new FaultyObjective();
    RungeKuttaOptimizer optimizer = started(cell, objective);
    objective.failAt(evaluation, cell.fault);
    StepReport report = optimizer.step(objective);
    assertThat(report.step()).isEqualTo(STEPS_BEFORE + 1);
    assertThat(report.rejections()).isEqualTo(1);
    assertThat(report.learningRate()).isEqualTo(RATE / 2);

    Run halved =
        UNDISTURBED.computeIfAbsent(
            cell.structure + " with half the rate",
            key ->
                Run.of(
                    cell.structure,
                    cell.policy,
                    (step, epoch) -> step == STEPS_BEFORE ? RATE / 2 : RATE,
                    STEPS_BEFORE + 1));
    assertWithMessage("parameters after evaluation %s", evaluation)
        .that(objective.entries())
        .usingTolerance(cell.structure.forgetsRejected ? 0 : 1e-9)
        .containsExactly(halved.theta)
        .inOrder();
  }
}

package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.RandomTableaus;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.Tableau;

/** Plans are cheap, and they compute what the tableau says. */
final class StepPlannerTest {

  static List<String> library() {
    return StandardLibrary.names();
  }

  /** Gradients, transfers, calls and work vectors: numbers to lower, never to raise. */
  @ParameterizedTest
  @CsvSource({
    "BogackiShampine32, 3, 12, 9, 2",
    "BogackiShampine54, 7, 38, 42, 6",
    "Butcher6, 7, 37, 36, 6",
    "CarpenterKennedy4, 5, 24, 15, 2",
    "CashKarp54, 6, 30, 29, 6",
    "ClassicalRk4, 4, 16, 12, 2",
    "DormandPrince54, 6, 31, 29, 6",
    "DormandPrince87, 13, 81, 93, 11",
    "Euler, 1, 3, 1, 0",
    "Fehlberg45, 5, 25, 22, 5",
    "Gill4, 4, 17, 15, 3",
    "Heun2, 2, 8, 5, 1",
    "Heun3, 3, 11, 8, 2",
    "HighamHall54, 6, 31, 28, 6",
    "KennedyCarpenterLewis32, 4, 16, 12, 2",
    "KennedyCarpenterLewis43, 5, 20, 15, 2",
    "Kutta38, 4, 19, 14, 2",
    "Midpoint, 2, 7, 4, 1",
    "Ralston3, 3, 12, 9, 2",
    "Ralston4, 4, 17, 17, 3",
    "SspRk104, 10, 34, 18, 2",
    "SspRk33, 3, 12, 8, 1",
    "SspRk43, 4, 14, 7, 1",
    "Tsitouras54, 6, 31, 31, 5",
    "Verner65, 7, 38, 38, 7",
    "Williamson3, 3, 12, 11, 2"
  })
  void plainStepCosts(String name, int evaluations, int transfers, int calls, int workVectors) {
    assertCosts(
        StepPlanner.plan(tableau(name), StepGoal.ADVANCE),
        evaluations,
        transfers,
        calls,
        workVectors);
  }

  @ParameterizedTest
  @CsvSource({
    "BogackiShampine32, 3, 18, 14, 4",
    "CashKarp54, 6, 35, 34, 7",
    "DormandPrince54, 6, 37, 38, 6",
    "DormandPrince87, 13, 86, 104, 12",
    "Fehlberg45, 6, 34, 36, 6",
    "Merson43, 5, 25, 18, 4",
    "SspRk104, 10, 53, 30, 3",
    "SspRk43, 4, 20, 12, 3",
    "Tsitouras54, 6, 38, 38, 7",
    "Zonneveld43, 5, 26, 25, 6"
  })
  void estimatingStepCosts(
      String name, int evaluations, int transfers, int calls, int workVectors) {
    assertCosts(
        StepPlanner.plan(tableau(name), StepGoal.ADVANCE_ESTIMATING),
        evaluations,
        transfers,
        calls,
        workVectors);
  }

  /** Of the steps that leave θ_{n+1} to the runtime. */
  @ParameterizedTest
  @CsvSource({
    "ClassicalRk4, 4, 18, 12, 2",
    "DormandPrince54, 6, 31, 29, 6",
    "Euler, 1, 2, 2, 1",
    "Heun2, 2, 8, 6, 2",
    "Ralston4, 4, 19, 14, 4",
    "SspRk104, 10, 48, 23, 3"
  })
  void displacementCosts(String name, int evaluations, int transfers, int calls, int workVectors) {
    assertCosts(
        StepPlanner.plan(tableau(name), StepGoal.DISPLACEMENT),
        evaluations,
        transfers,
        calls,
        workVectors);
  }

  private static void assertCosts(
      StepProgram plan, int evaluations, int transfers, int calls, int workVectors) {
    assertThat(plan.evaluations()).isEqualTo(evaluations);
    assertThat(CostModel.of(plan)).isEqualTo(new Cost(transfers, calls, workVectors));
  }

  @Test
  void firstSameAsLastSpendsNoGradientTwice() {
    Tableau<Real> tableau = tableau("DormandPrince54");

    assertThat(run(tableau, StepPlanner.plan(tableau, StepGoal.ADVANCE), false).evaluated())
        .containsExactly(1, 2, 3, 4, 5, 6)
        .inOrder();
    assertThat(
            run(tableau, StepPlanner.plan(tableau, StepGoal.ADVANCE_ESTIMATING), true).evaluated())
        .containsExactly(2, 3, 4, 5, 6, 7)
        .inOrder();
  }

  @Test
  void stageThatNoWeightReachesIsDropped() {
    Tableau<Real> tableau =
        StandardLibrary.tableau(
            """
            method M {
              0   |
              1/2 | 1/2
              1   | 1/2, 1/2
              1/3 | 1/3
              1   | 0, 0, 0, 1
              ---
              b   | 1/4, 0, 3/4
              b^  | 0, 0, 0, 1
            }
            """);

    assertThat(run(tableau, StepPlanner.plan(tableau, StepGoal.ADVANCE), false).evaluated())
        .containsExactly(1, 2, 3)
        .inOrder();
    assertThat(
            run(tableau, StepPlanner.plan(tableau, StepGoal.ADVANCE_ESTIMATING), false).evaluated())
        .containsExactly(1, 2, 3, 4)
        .inOrder();
  }

  @Test
  void stagesAtOnePointAreEvaluatedOnce() {
    Tableau<Real> tableau =
        StandardLibrary.tableau(
            """
            method M {
              0   |
              1/2 | 1/2
              1/2 | 1/2
              1   | 0, 1/4, 3/4
              ---
              b   | 1/6, 1/2, 1/6, 1/6
            }
            """);

    assertThat(
            run(
                    CoincidentStages.of(tableau).merged(),
                    StepPlanner.plan(tableau, StepGoal.ADVANCE),
                    false)
                .evaluated())
        .containsExactly(1, 2, 4)
        .inOrder();
  }

  @ParameterizedTest
  @CsvSource({
    "stages that no weight reaches, 1/4 / 1/2 1/4 / 1/2 0 1/2, 1/3 2/3 0, 1 | 2",
    "an explicit stage among them, 0 / 1/2 1/2 / 0 0 1/4, 0 0 1, 3",
    "equal rows, 1/4 1/4 / 1/4 1/4, 1/3 2/3, 1",
    "equal equations, 1/4 / 0 1/4 / 1/4 1/4 1/4, 1/4 1/4 1/2, 1 | 3"
  })
  void implicitStagesThatAreNotNeededAreNotSolvedFor(
      String what, String rows, String b, String blocks) {
    Tableau<Real> tableau =
        StandardLibrary.tableau(
            "method M {\n_ | "
                + rows.replace(" / ", "\n_ | ").replaceAll("(?<=[0-9]) (?=[0-9])", ", ")
                + "\n---\nb | "
                + b.replace(" ", ", ")
                + "\n}\n");

    assertWithMessage(what)
        .that(
            StepPlanner.plan(tableau, StepGoal.ADVANCE).solves().stream()
                .map(
                    block ->
                        block.stages().stream()
                            .map(String::valueOf)
                            .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" | ")))
        .isEqualTo(blocks);
    assertPlansCompute(tableau);
  }

  /** With one sweep over each block of equations. */
  @ParameterizedTest
  @CsvSource({
    "BackwardEuler, 1, 5, 3, 2",
    "ImplicitMidpoint, 1, 8, 5, 2",
    "Trapezoid, 1, 8, 5, 3",
    "Gauss4, 2, 14, 10, 3",
    "Gauss8, 4, 32, 26, 5",
    "RadauIIA5, 3, 17, 13, 4",
    "LobattoIIIA4, 2, 14, 10, 4",
    "LobattoIIIB4, 3, 19, 14, 3",
    "LobattoIIIC4, 3, 17, 13, 4",
    "Alexander2, 2, 9, 6, 3",
    "TrBdf2, 2, 15, 10, 5",
    "KennedyCarpenter43, 5, 41, 30, 8"
  })
  void implicitStepCosts(String name, int evaluations, int transfers, int calls, int workVectors) {
    assertCosts(
        StepPlanner.plan(tableau(name), StepGoal.ADVANCE),
        evaluations,
        transfers,
        calls,
        workVectors);
  }

  @ParameterizedTest
  @CsvSource({
    "LobattoIIIA4, 1 | 2 3",
    "LobattoIIIB4, 1 2 | 3",
    "RadauIIA3, 1 2",
    "Alexander3, 1 | 2 | 3",
    "Kvaerno32, 1 | 2 | 3 | 4"
  })
  void blocksOfStagesAreSolvedOneAfterAnother(String name, String blocks) {
    assertThat(blocks(tableau(name))).isEqualTo(blocks);
  }

  @Test
  void blocksAreFoundInAnyOrderOfStages() {
    Tableau<Real> tableau =
        StandardLibrary.tableau(
            """
            method M {
              _ | 1/4, 0,   1/8, 0,   1/3
              _ | 1/5, 1/6, 0,   1/7, 0
              _ | 1/8, 0,   1/4, 0,   0
              _ | 0,   1/2, 0,   1/9, 0
              0 | 0
              ---
              b | 1/5, 1/5, 1/5, 1/5, 1/5
            }
            """);

    assertThat(blocks(tableau)).isEqualTo("5 | 1 3 | 2 4");
    assertPlansCompute(tableau);
  }

  @Test
  void onlyCollocationMethodsExtrapolate() {
    assertThat(solves("Gauss6").get(0).nodes()).hasSize(3);
    assertThat(solves("LobattoIIIA4").get(0).nodes()).hasSize(2);
    assertThat(solves("RadauIIA5").get(0).nodes()).hasSize(3);
    assertThat(solves("RadauIA5").get(0).nodes()).isEmpty();
    assertThat(solves("LobattoIIIC4").get(0).nodes()).isEmpty();
  }

  /** Sums of roots of different conjugates would take hours here. */
  @ParameterizedTest
  @CsvSource({"gauss, 7", "radauIIA, 7", "lobattoIIIA, 6"})
  @Timeout(120)
  void collocationIsSeenForAsManyStagesAsCanBeMade(String rule, int nodes) {
    Tableau<Real> tableau = StandardLibrary.tableau("method M = " + rule + "(stages = 7)");

    assertThat(StepPlanner.plan(tableau, StepGoal.ADVANCE).solves().get(0).nodes()).hasSize(nodes);
  }

  private static List<Solve> solves(String name) {
    return StepPlanner.plan(tableau(name), StepGoal.ADVANCE).solves();
  }

  private static String blocks(Tableau<Real> tableau) {
    BitSet all = new BitSet();
    all.set(0, tableau.stages());
    return StageBlock.of(tableau, all).stream()
        .map(
            block ->
                block.stages().stream()
                    .map(i -> String.valueOf(i + 1))
                    .collect(Collectors.joining(" ")))
        .collect(Collectors.joining(" | "));
  }

  @Property(tries = 300)
  void plansOfRandomImplicitTableausComputeThem(@ForAll("implicitTableaus") Tableau<Real> tableau) {
    assertPlansCompute(tableau);
  }

  @Provide
  Arbitrary<Tableau<Real>> implicitTableaus() {
    return RandomTableaus.implicit();
  }

  @ParameterizedTest
  @MethodSource("library")
  void plansOfTheLibraryComputeTheirTableaus(String name) {
    assertPlansCompute(tableau(name));
  }

  @Property(tries = 300)
  void plansOfRandomTableausComputeThem(@ForAll("tableaus") Tableau<Real> tableau) {
    assertPlansCompute(tableau);
  }

  @Provide
  Arbitrary<Tableau<Real>> tableaus() {
    return RandomTableaus.explicit();
  }

  /** Symbols cannot tell that stages are the same: {@code GeneratedStepTest} sees it by numbers. */
  private static void assertPlansCompute(Tableau<Real> written) {
    Tableau<Real> tableau = CoincidentStages.of(written).merged();
    StepProgram plain = StepPlanner.plan(tableau, StepGoal.ADVANCE);
    assertResult(tableau, run(tableau, plain, false));
    PlanInterpreter inARun = run(tableau, plain, reusesFirstStage(plain));
    assertThat(inARun.value(Operand.Point.START)).isEqualTo(PlanInterpreter.point(tableau.b()));
    assertThat(plain.evaluations()).isEqualTo(inARun.evaluated().size());
    assertDisplaces(tableau, run(tableau, StepPlanner.plan(tableau, StepGoal.DISPLACEMENT), false));
    if (!tableau.embedded().isEmpty()) {
      PlanInterpreter both =
          run(tableau, StepPlanner.plan(tableau, StepGoal.DISPLACEMENT_ESTIMATING), false);
      assertDisplaces(tableau, both);
      assertError(tableau, both);
      StepProgram estimating = StepPlanner.plan(tableau, StepGoal.ADVANCE_ESTIMATING);
      assertEstimates(tableau, run(tableau, estimating, false));
      if (reusesFirstStage(estimating)) {
        PlanInterpreter known = run(tableau, estimating, true);
        assertEstimates(tableau, known);
        assertThat(estimating.evaluations()).isEqualTo(known.evaluated().size());
      }
    }
  }

  private static boolean reusesFirstStage(StepProgram plan) {
    return plan.operations().stream()
        .anyMatch(
            operation ->
                operation instanceof Operation.Keep keep
                    && keep.what() == Operation.Keep.What.FIRST_STAGE);
  }

  private static void assertResult(Tableau<Real> tableau, PlanInterpreter step) {
    assertThat(step.value(Operand.Point.START)).isEqualTo(PlanInterpreter.point(tableau.b()));
    assertThat(step.evaluated()).containsNoDuplicates();
    for (int i = 0; i < tableau.stages(); i++) {
      boolean weighted = !tableau.b().get(i).isZero();
      assertWithMessage("stage %s", i + 1)
          .that(step.evaluated().contains(i + 1) || !weighted)
          .isTrue();
    }
  }

  private static void assertEstimates(Tableau<Real> tableau, PlanInterpreter step) {
    assertThat(step.value(Operand.Point.START)).isEqualTo(PlanInterpreter.point(tableau.b()));
    assertError(tableau, step);
  }

  private static void assertDisplaces(Tableau<Real> tableau, PlanInterpreter step) {
    List<Real> displacement = new ArrayList<>(tableau.b());
    displacement.add(Real.ZERO);
    assertThat(step.value(Operand.DISPLACEMENT)).isEqualTo(displacement);
  }

  private static void assertError(Tableau<Real> tableau, PlanInterpreter step) {
    List<Real> error =
        new ArrayList<>(Real.FIELD.difference(tableau.b(), tableau.embedded().get(0)));
    error.add(Real.ZERO);
    assertThat(step.value(Operand.ERROR)).isEqualTo(error);
  }

  private static PlanInterpreter run(
      Tableau<Real> tableau, StepProgram plan, boolean firstStageIsKnown) {
    return new PlanInterpreter(tableau, plan, firstStageIsKnown).run();
  }

  private static Tableau<Real> tableau(String name) {
    return StandardLibrary.method(name).tableau();
  }
}

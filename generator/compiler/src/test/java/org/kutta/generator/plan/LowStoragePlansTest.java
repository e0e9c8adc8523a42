package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.tableau.Tableau;

/** What a low-storage form promises, the planner keeps. */
final class LowStoragePlansTest {

  static List<String> library() {
    return StandardLibrary.names();
  }

  private static Tableau<Real> tableau(String method) {
    return StandardLibrary.method(method).tableau();
  }

  private static Tableau<Real> made(String call) {
    return StandardLibrary.tableau("method Made = " + call + "\n");
  }

  @ParameterizedTest
  @MethodSource("library")
  void everyFormComputesItsTableau(String method) {
    assertFormsCompute(tableau(method));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssp(order = 1, stages = 30)",
        "ssp(order = 2, stages = 24)",
        "ssp(order = 3, stages = 25)",
        "rkc(order = 1, stages = 5, damping = 1/20)"
      })
  void everyFormOfALongMethodComputesItsTableau(String call) {
    assertFormsCompute(made(call));
  }

  private static void assertFormsCompute(Tableau<Real> tableau) {
    for (StepProgram plan : LowStoragePlans.of(Entries.of(tableau), Deadline.none())) {
      PlanInterpreter step = new PlanInterpreter(tableau, plan, false).run();
      assertThat(step.value(Operand.Point.START)).isEqualTo(PlanInterpreter.point(tableau.b()));
    }
  }

  /** Of a form that loses no digits, no plan takes more vectors, and none much more time. */
  @ParameterizedTest
  @MethodSource("library")
  void noPlanIsWorseThanAForm(String method) {
    Tableau<Real> tableau = tableau(method);
    Cost cost = CostModel.of(StepPlanner.plan(tableau, StepGoal.ADVANCE));
    for (StepProgram form : LowStoragePlans.of(Entries.of(tableau), Deadline.none())) {
      if (RoundingWeight.of(form) <= Decompositions.MAX_WEIGHT) {
        Cost promised = CostModel.of(form);
        assertThat(cost.weight()).isAtMost(promised.weight());
        boolean cheaper = 20 * promised.weight() > 21 * cost.weight();
        assertWithMessage("work vectors of %s", method)
            .that(cost.workVectors() <= promised.workVectors() || cheaper)
            .isTrue();
      }
    }
  }

  /** The copy of θ_n that the runtime keeps, and one vector more, whatever the stages. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Williamson3",
        "CarpenterKennedy4",
        "KennedyCarpenterLewis32",
        "KennedyCarpenterLewis43",
        "SspRk104",
        "ClassicalRk4"
      })
  void formsOfTwoAndThreeRegistersTakeTwoWorkVectors(String method) {
    assertThat(StepPlanner.plan(tableau(method), StepGoal.ADVANCE).workVectors()).isEqualTo(2);
  }

  /** Stages past the reach of the search: transfers, calls, work vectors. */
  @ParameterizedTest
  @CsvSource({
    "'ssp(order = 2, stages = 24)', 74, 27, 1",
    "'ssp(order = 3, stages = 25)', 78, 30, 2"
  })
  void longMethodsRunInTheirForm(String call, int transfers, int calls, int workVectors) {
    assertThat(CostModel.of(StepPlanner.plan(made(call), StepGoal.ADVANCE)))
        .isEqualTo(new Cost(transfers, calls, workVectors));
  }

  /** Transfers, calls and work vectors. */
  @ParameterizedTest
  @CsvSource({
    "'rkc(order = 2, stages = 8, damping = 2/13)', false, 46, 45, 8",
    "'rkc(order = 2, stages = 20, damping = 2/13)', true, 138, 120, 4",
    "'rkc(order = 1, stages = 300, damping = 1/20)', true, 1798, 1500, 3",
    "'rkl(order = 2, stages = 300)', true, 2098, 1800, 4"
  })
  void longRecurrencesAreLoops(
      String call, boolean isLoop, int transfers, int calls, int workVectors) {
    StepProgram program = StepPlanner.plan(made(call), StepGoal.ADVANCE);

    assertThat(program.loop().isPresent()).isEqualTo(isLoop);
    assertThat(CostModel.of(program)).isEqualTo(new Cost(transfers, calls, workVectors));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rkc(order = 1, stages = 9, damping = 1/20)",
        "rkc(order = 2, stages = 10, damping = 2/13)",
        "rkl(order = 2, stages = 9)"
      })
  void loopsComputeTheirTableau(String call) {
    Tableau<Real> tableau = made(call);
    PlanInterpreter advance =
        new PlanInterpreter(tableau, StepPlanner.plan(tableau, StepGoal.ADVANCE), false).run();
    PlanInterpreter displacement =
        new PlanInterpreter(tableau, StepPlanner.plan(tableau, StepGoal.DISPLACEMENT), false).run();

    assertThat(advance.value(Operand.Point.RESULT)).isEqualTo(PlanInterpreter.point(tableau.b()));
    assertThat(displacement.value(Operand.DISPLACEMENT).subList(0, tableau.stages()))
        .isEqualTo(tableau.b());
  }

  @Test
  void aFormThatLosesDigitsIsFoundAndNotUsed() {
    // Gill's 2S form holds θ_n 7 times in its second register.
    Tableau<Real> gill = tableau("Gill4");
    assertThat(LowStorageForm.of(gill)).hasSize(1);
    assertThat(RoundingWeight.of(LowStoragePlans.of(Entries.of(gill), Deadline.none()).get(0)))
        .isGreaterThan(7.0);
    assertThat(RoundingWeight.of(StepPlanner.plan(gill, StepGoal.ADVANCE)))
        .isAtMost(Decompositions.MAX_WEIGHT);
  }

  @ParameterizedTest
  @MethodSource("library")
  void noPlanOfTheLibraryLosesDigits(String method) {
    Tableau<Real> tableau = tableau(method);
    if (tableau.structure() == org.kutta.generator.tableau.Structure.EXPLICIT) {
      assertThat(RoundingWeight.of(StepPlanner.plan(tableau, StepGoal.ADVANCE)))
          .isAtMost(Decompositions.MAX_WEIGHT + 1e-9);
    }
  }

  @Test
  void weightsOfRoundingsAreThoseOfTheRecurrence() {
    // θ ← 3 θ − 2 θ_n − h k twice: a rounding of the first point triples.
    List<Operation> operations =
        List.of(
            Operation.Evaluate.stage(1, Operand.Point.START),
            Operation.Keep.start(),
            blend(3, -2),
            Operation.Evaluate.stage(2, new Operand.Point(2)),
            blend(3, -2));
    assertThat(RoundingWeight.of(new StepProgram(operations, java.util.Map.of()))).isEqualTo(3.0);
  }

  private static Operation blend(long theta, long start) {
    return new Operation.Combine(
        Operand.Point.RESULT,
        List.of(
            Term.share(number(theta), Operand.Point.START),
            Term.share(number(start), Operand.START),
            Term.gradient(number(-1), Operand.Gradient.fresh(1))));
  }

  private static Coefficient number(long value) {
    return Coefficient.of(new Origin.Number(Real.of(value)), Real.of(value));
  }
}

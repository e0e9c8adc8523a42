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
    for (StepPlan plan : LowStoragePlans.of(tableau)) {
      PlanInterpreter step = new PlanInterpreter(tableau, plan, false).run();
      assertThat(step.value(PlanVector.THETA)).isEqualTo(PlanInterpreter.point(tableau.b()));
    }
  }

  /** Of a form that loses no digits, no plan takes more vectors, and none much more time. */
  @ParameterizedTest
  @MethodSource("library")
  void noPlanIsWorseThanAForm(String method) {
    Tableau<Real> tableau = tableau(method);
    Cost cost = CostModel.of(StepPlanner.plan(tableau, StepGoal.ADVANCE));
    for (StepPlan form : LowStoragePlans.of(tableau)) {
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

  /** What a loop over a recurrence costs; none where the plan is unrolled. */
  @ParameterizedTest
  @CsvSource({
    "'rkc(order = 2, stages = 8, damping = 2/13)', 0, 0, 0",
    "'rkc(order = 2, stages = 20, damping = 2/13)', 138, 120, 4",
    "'rkc(order = 1, stages = 300, damping = 1/20)', 1798, 1500, 3",
    "'rkl(order = 2, stages = 300)', 2098, 1800, 4"
  })
  void recurrencesAreLoops(String call, int transfers, int calls, int workVectors) {
    Cost none = new Cost(0, 0, 0);
    Cost cost = RecurrencePlan.of(made(call)).map(RecurrencePlan::cost).orElse(none);
    assertThat(cost).isEqualTo(new Cost(transfers, calls, workVectors));
  }

  @Test
  void aFormThatLosesDigitsIsFoundAndNotUsed() {
    // Gill's 2S form holds θ_n 7 times in its second register.
    Tableau<Real> gill = tableau("Gill4");
    assertThat(LowStorageForm.of(gill)).hasSize(1);
    assertThat(RoundingWeight.of(LowStoragePlans.of(gill).get(0))).isGreaterThan(7.0);
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
            new Operation.Evaluate(1, "theta_n"),
            new Operation.KeepStart(),
            blend(Real.of(3), Real.of(-2)),
            new Operation.Evaluate(2, "Theta_2"),
            blend(Real.of(3), Real.of(-2)));
    assertThat(RoundingWeight.of(new StepPlan(operations, java.util.Map.of()))).isEqualTo(3.0);
  }

  private static Operation blend(Real theta, Real start) {
    return new Operation.Blend(
        PlanVector.THETA,
        List.of(
            new Operation.Share(theta, PlanVector.THETA),
            new Operation.Share(start, PlanVector.START)),
        List.of(new Operation.Term(Real.of(-1), "", PlanVector.GRADIENT, 1)),
        "");
  }
}

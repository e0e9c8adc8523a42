package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.RandomTableaus;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/**
 * No plan of few stages transfers fewer vectors than that of the planner: all plans are tried, in
 * the other direction and by linear algebra instead of rules, see {@link BruteForce}.
 */
final class OptimalPlanTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Euler",
        "Midpoint",
        "Heun2",
        "Ralston2",
        "SspRk22",
        "Heun3",
        "Kutta3",
        "Ralston3"
      })
  void noPlanOfALibraryMethodTransfersLess(String name) {
    assertOptimal(StandardLibrary.method(name).tableau());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SspRk33", "ClassicalRk4", "SspRk43"})
  void noPlanOfALowStorageMethodTransfersLess(String name) {
    assertOptimal(StandardLibrary.method(name).tableau());
  }

  @Property(tries = 100)
  void noPlanOfARandomTableauTransfersLess(@ForAll("small") Tableau<Real> tableau) {
    assertOptimal(tableau);
  }

  @Provide
  Arbitrary<Tableau<Real>> small() {
    return RandomTableaus.explicit(3);
  }

  private static void assertOptimal(Tableau<Real> tableau) {
    for (StepGoal goal : List.of(StepGoal.ADVANCE, StepGoal.DISPLACEMENT)) {
      StepRows rows = StepRows.of(Entries.of(tableau), goal);
      StepSpace space = StepSpace.of(rows);
      int fewest = new BruteForce(space).fewestTransfers();
      // Work that costs no transfer may be saved by one more: then the planner's weights decide.
      int found =
          BackwardSearch.of(space, Deadline.none()).orElseThrow().best(1_000).stream()
              .mapToInt(
                  state ->
                      CostModel.of(new PlanAssembler(rows, space, state).assemble()).transfers())
              .min()
              .orElseThrow();
      assertWithMessage("transfers of %s", tableau).that(found).isAtMost(fewest);
    }
  }
}

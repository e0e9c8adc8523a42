package org.kutta.generator.plan;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.CoincidentStages;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/**
 * Finds the cheapest plan of a step, under the {@link CostModel}.
 *
 * <p>A simple plan chooses, for each stage, whether to <em>store</em> its gradient until the rows
 * that need it are formed, or to <em>scatter</em> it at once into partial sums of those rows; its
 * coefficients are entries of the tableau, and differences of two. The {@link BackwardSearch} finds
 * plans whose coefficients are derived. {@link LowStoragePlans} are those of the forms that the
 * literature knows, which no number of stages puts out of reach.
 *
 * <p>The stages of implicit tableaus must be stored: they are what an iteration works on.
 *
 * <p>{@link CoincidentStages} are evaluated once. Plans of {@link PlanSpace#ENTRIES} leave them as
 * they are, since sums of entries are none.
 */
public final class StepPlanner {

  /** Of the search's best plans, whose calls it estimates, the true cost decides. */
  private static final int CANDIDATES = 4;

  /** Up to this many stages, all 2^s choices are tried. */
  private static final int EXHAUSTIVE = 6;

  /**
   * This share of the calls is given up for fewer work vectors, where a form of the literature has
   * them.
   */
  private static final int FORM_SAVES = 20;

  private static final Comparator<StepProgram> CHEAPEST =
      Comparator.comparing(CostModel::of, CostModel.ORDER)
          .thenComparingInt(plan -> plan.operations().size());

  private final StepRows rows;
  private final Deadline deadline;

  private StepPlanner(StepRows rows, Deadline deadline) {
    this.rows = rows;
    this.deadline = deadline;
  }

  /** Plans the step of a tableau, with derived coefficients where they save anything. */
  public static StepProgram plan(Tableau<Real> tableau, StepGoal goal) {
    return plan(tableau, goal, PlanSpace.DERIVED, Deadline.none());
  }

  /** As {@link #plan(Tableau, StepGoal)}, with coefficients of that kind, until a deadline. */
  public static StepProgram plan(
      Tableau<Real> tableau, StepGoal goal, PlanSpace space, Deadline deadline) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public StepProgram visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return ofTableau(tableau, goal, space, deadline);
              }

              @Override
              public StepProgram visitRecurrence(StageRecurrence recurrence) {
                return RecurrencePlanBuilder.isWorthALoop(recurrence)
                    ? new RecurrencePlanBuilder(recurrence).build(goal)
                    : ofTableau(tableau, goal, space, deadline);
              }
            });
  }

  private static StepProgram ofTableau(
      Tableau<Real> tableau, StepGoal goal, PlanSpace space, Deadline deadline) {
    Entries entries = space == PlanSpace.ENTRIES ? Entries.of(tableau) : Entries.merged(tableau);
    if (tableau.structure() != Structure.EXPLICIT) {
      return new ImplicitPlanBuilder(entries, goal).build();
    }
    List<StepProgram> forms =
        goal == StepGoal.ADVANCE ? lowStorage(entries, space, deadline) : List.of();
    return new StepPlanner(StepRows.of(entries, goal), deadline).cheapest(space, forms);
  }

  /** Returns the plans of the low-storage forms there are, if they lose no digits. */
  private static List<StepProgram> lowStorage(Entries entries, PlanSpace space, Deadline deadline) {
    return space == PlanSpace.DERIVED
        ? LowStoragePlans.of(entries, deadline).stream().filter(StepPlanner::keepsDigits).toList()
        : List.of();
  }

  private StepProgram cheapest(PlanSpace space, List<StepProgram> forms) {
    StepProgram plan = storeOrScatter();
    if (space == PlanSpace.DERIVED) {
      for (StepProgram candidate : searched()) {
        plan = cheaper(plan, candidate);
      }
    }
    for (StepProgram form : forms) {
      plan = isWorthMemory(plan, form) ? form : cheaper(plan, form);
    }
    return plan;
  }

  /**
   * Returns whether a low-storage form takes fewer work vectors and hardly more time: memory is
   * what its authors made it for.
   */
  private static boolean isWorthMemory(StepProgram plan, StepProgram form) {
    Cost least = CostModel.of(plan);
    Cost cost = CostModel.of(form);
    return cost.workVectors() < least.workVectors()
        && cost.weight() * FORM_SAVES <= least.weight() * (FORM_SAVES + 1);
  }

  private StepProgram storeOrScatter() {
    List<Integer> choices = rows.liveStages();
    return choices.size() <= EXHAUSTIVE ? exhaustive(choices) : descend(choices);
  }

  private List<StepProgram> searched() {
    StepSpace space = StepSpace.of(rows);
    List<StepProgram> plans =
        BackwardSearch.of(space, deadline).stream()
            .flatMap(search -> search.best(CANDIDATES).stream())
            .map(state -> new PlanAssembler(rows, space, state).assemble())
            // Doubles take numbers for equal that differ in the twelfth digit.
            .filter(plan -> ExactStep.performs(plan, rows))
            .toList();
    List<StepProgram> careful = plans.stream().filter(StepPlanner::keepsDigits).toList();
    return careful.isEmpty() ? plans : careful;
  }

  private static boolean keepsDigits(StepProgram plan) {
    return RoundingWeight.of(plan) <= Decompositions.MAX_WEIGHT + Row.TOLERANCE;
  }

  private StepProgram exhaustive(List<Integer> choices) {
    StepProgram best = build(new BitSet());
    for (long bits = 1; bits < 1L << choices.size(); bits++) {
      BitSet stored = new BitSet();
      for (int k = 0; k < choices.size(); k++) {
        stored.set(choices.get(k), (bits >> k & 1) == 1);
      }
      best = cheaper(best, build(stored));
    }
    return best;
  }

  private StepProgram descend(List<Integer> choices) {
    BitSet all = new BitSet();
    choices.forEach(all::set);
    return cheaper(descendFrom(new BitSet(), choices), descendFrom(all, choices));
  }

  private StepProgram descendFrom(BitSet start, List<Integer> choices) {
    BitSet stored = (BitSet) start.clone();
    StepProgram best = build(stored);
    boolean improved = true;
    while (improved) {
      improved = false;
      for (int stage : choices) {
        stored.flip(stage);
        StepProgram candidate = build(stored);
        if (CHEAPEST.compare(candidate, best) < 0) {
          best = candidate;
          improved = true;
        } else {
          stored.flip(stage);
        }
      }
    }
    return best;
  }

  private static StepProgram cheaper(StepProgram x, StepProgram y) {
    return CHEAPEST.compare(y, x) < 0 ? y : x;
  }

  private StepProgram build(BitSet stored) {
    deadline.check();
    return new PlanBuilder(rows, stored).build();
  }
}

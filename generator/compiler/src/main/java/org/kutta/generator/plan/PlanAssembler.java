package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.BackwardSearch.State;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.EvaluateUnlessKnown;
import org.kutta.generator.plan.Operation.KeepFirstStage;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.StepRows.Point;

/** Writes the plan of what {@link BackwardSearch} found: orders each group, and names vectors. */
final class PlanAssembler {

  private final StepRows rows;
  private final StepSpace space;
  private final List<Group> groups = new ArrayList<>();
  private final Map<Row, PlanVector> vectors = new IdentityHashMap<>();
  private final Set<String> names = new HashSet<>();

  /** Work vectors that are no known quantity, and so may as well hold a multiple of themselves. */
  private final Set<PlanVector> anonymous = new LinkedHashSet<>();

  /**
   * The operations between two evaluations.
   *
   * @param steps in order
   * @param before work vectors that must be there
   * @param after work vectors that must be there then
   */
  private record Group(List<Step> steps, List<Demand> before, List<Demand> after) {}

  /**
   * A formation, and the part whose work vector it takes over.
   *
   * @param home nothing for a vector of its own
   */
  private record Step(Formation formation, Optional<Row> home) {}

  PlanAssembler(StepRows rows, StepSpace space, State first) {
    this.rows = rows;
    this.space = space;
    for (State state = first; state != null && state.next() != null; state = state.next()) {
      List<Demand> after = state.next().demands();
      groups.add(new Group(ordered(state.formed(), after), state.demands(), after));
    }
  }

  StepPlan assemble() {
    for (int k = 0; k < space.sums().size(); k++) {
      vectors.put(space.sums().get(k), rows.sums().get(k).out());
    }
    for (int group = groups.size() - 1; group >= 0; group--) {
      nameVectors(group);
    }
    return scaled();
  }

  /**
   * Lets work vectors hold multiples where that saves a scaling: {@code v = θ + θ_n − 3 h b_2 k_2}
   * in place of a third of it, since whoever adds v may multiply it for nothing.
   */
  private StepPlan scaled() {
    Map<PlanVector, Real> scales = new HashMap<>();
    StepPlan best = written(scales);
    for (PlanVector vector : anonymous) {
      for (Real scale : scales(vector)) {
        Map<PlanVector, Real> changed = new HashMap<>(scales);
        changed.put(vector, scale);
        StepPlan plan = written(changed);
        if (CostModel.ORDER.compare(CostModel.of(plan), CostModel.of(best)) < 0) {
          best = plan;
          scales = changed;
        }
      }
    }
    return best;
  }

  /** Returns the factors that a vector is scaled by where it is first formed. */
  private Set<Real> scales(PlanVector vector) {
    Set<Real> scales = new LinkedHashSet<>();
    for (Group group : groups) {
      for (Step step : group.steps()) {
        List<Part> shares =
            step.formation().parts().stream().filter(part -> !part.isGradient()).toList();
        if (step.home().isEmpty()
            && vector.equals(vectors.get(step.formation().out()))
            && shares.stream().noneMatch(Part::isUnit)) {
          shares.forEach(part -> scales.add(part.factor().exact()));
        }
      }
    }
    return scales;
  }

  private StepPlan written(Map<PlanVector, Real> scales) {
    List<Operation> operations = new ArrayList<>();
    OperationWriter writer = new OperationWriter(rows, space, vectors, scales);
    for (int group = 0; group < groups.size(); group++) {
      operations.add(evaluation(group));
      if (group == 0 && space.evaluations() > 1) {
        operations.add(new KeepStart());
      }
      for (Step step : groups.get(group).steps()) {
        writer.write(group, step.formation(), step.home()).ifPresent(operations::add);
      }
    }
    Optional<PlanVector> kept = Optional.empty();
    if (space.firstIsKept()) {
      kept = Optional.of(PlanVector.gradientOf(1));
      operations.add(new KeepFirstStage(kept.get()));
    }
    return new StepPlan(operations, new SlotAllocation(operations, kept).slots());
  }

  private Operation evaluation(int group) {
    Point point = rows.points().get(group);
    int stage = point.stage() + 1;
    return group == 0 && space.firstIsKept()
        ? new EvaluateUnlessKnown(stage, PlanVector.gradientOf(stage))
        : new Evaluate(stage, group == 0 ? "theta_n" : point.label());
  }

  /**
   * Returns formations in an order in which θ is overwritten once nobody needs the old point, and
   * work vectors, as far as possible, by what is made of them.
   */
  private static List<Step> ordered(List<Formation> formed, List<Demand> after) {
    List<Formation> remaining = new ArrayList<>(formed);
    remaining.sort((x, y) -> Boolean.compare(isPoint(x), isPoint(y)));
    List<Step> steps = new ArrayList<>();
    while (!remaining.isEmpty()) {
      Formation next = next(remaining, after);
      remaining.remove(next);
      steps.add(new Step(next, home(next, remaining, after)));
    }
    return steps;
  }

  private static boolean isPoint(Formation formation) {
    return formation.target() == Target.POINT;
  }

  private static Formation next(List<Formation> remaining, List<Demand> after) {
    for (Formation formation : remaining) {
      List<Formation> others = remaining.stream().filter(other -> other != formation).toList();
      boolean ready =
          isPoint(formation)
              ? others.stream().noneMatch(other -> other.reads(Source.POINT))
                  && !formation.reads(Source.OUTPUT)
              : home(formation, others, after).isPresent();
      if (ready) {
        return formation;
      }
    }
    return remaining.get(0);
  }

  /** Returns a work vector that nobody needs once the formation is done. */
  private static Optional<Row> home(
      Formation formation, List<Formation> remaining, List<Demand> after) {
    Optional<Row> home = Optional.empty();
    if (isPoint(formation)) {
      return home;
    }
    for (Part part : formation.parts()) {
      boolean free =
          part.source() == Source.REGISTER
              && !part.isGradient()
              && remaining.stream().noneMatch(other -> other.reads(part.row()))
              && after.stream().noneMatch(demand -> demand.row().matches(part.row()));
      if (free && (home.isEmpty() || part.isUnit())) {
        home = Optional.of(part.row());
      }
    }
    return home;
  }

  /** Names what a group forms, and so what it takes over. */
  private void nameVectors(int group) {
    List<Step> steps = groups.get(group).steps();
    for (int k = steps.size() - 1; k >= 0; k--) {
      Row out = steps.get(k).formation().out();
      if (!isPoint(steps.get(k).formation())) {
        PlanVector vector = vectors.computeIfAbsent(out, row -> named(row, group));
        steps.get(k).home().ifPresent(home -> vectors.put(home, vector));
      }
    }
    for (Demand demand : groups.get(group).after()) {
      if (steps.stream().noneMatch(step -> step.formation().out() == demand.row())) {
        handOn(demand.row(), group);
      }
    }
  }

  /** Gives one name to a work vector that equal rows ask for before and after a group. */
  private void handOn(Row row, int group) {
    for (Demand earlier : groups.get(group).before()) {
      if (earlier.row() != row && earlier.row().matches(row)) {
        PlanVector known = vectors.getOrDefault(row, vectors.get(earlier.row()));
        PlanVector vector = known == null ? named(row, group) : known;
        vectors.put(row, vector);
        vectors.put(earlier.row(), vector);
      }
    }
  }

  private PlanVector named(Row row, int group) {
    if (row.isGradient()) {
      return PlanVector.gradientOf(rows.liveStages().get(row.last() - 1) + 1);
    }
    String name = row.isSum() ? "u" : "v";
    for (int p = group + 1; p < space.points().size(); p++) {
      if (space.points().get(p).where(k -> k <= group + 1).matches(row)) {
        Point point = rows.points().get(p);
        name = point.symbol().equals("b") ? "next" : "theta" + (point.stage() + 1);
        break;
      }
    }
    boolean numbered = name.length() == 1;
    for (int k = 1; ; k++) {
      String unique = k == 1 && !numbered ? name : name + (numbered ? "" : "_") + k;
      if (names.add(unique)) {
        PlanVector vector = new PlanVector(PlanVector.Kind.WORK, unique);
        if (name.equals("v")) {
          anonymous.add(vector);
        }
        return vector;
      }
    }
  }
}

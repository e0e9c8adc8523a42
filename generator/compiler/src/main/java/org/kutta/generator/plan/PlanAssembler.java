package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.kutta.generator.plan.BackwardSearch.State;
import org.kutta.generator.plan.Formation.Part;
import org.kutta.generator.plan.Formation.Source;
import org.kutta.generator.plan.Formation.Target;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Partial;
import org.kutta.generator.plan.Operand.Register;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.StepRows.PointRow;

/** Writes the plan of what {@link BackwardSearch} found: orders each group, and names vectors. */
final class PlanAssembler {

  private final StepRows rows;
  private final StepSpace space;
  private final List<Group> groups = new ArrayList<>();
  private final Map<Row, Operand> vectors = new IdentityHashMap<>();

  /** Work vectors; those that are no known quantity may as well hold a multiple of themselves. */
  private final Set<Operand> named = new LinkedHashSet<>();

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

  StepProgram assemble() {
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
   * in place of a third of it, since the operation that adds v may multiply it for nothing.
   */
  private StepProgram scaled() {
    Map<Operand, Coefficient> scales = new HashMap<>();
    StepProgram best = written(scales);
    for (Operand vector : named) {
      for (Coefficient scale : scales(vector)) {
        Map<Operand, Coefficient> changed = new HashMap<>(scales);
        changed.put(vector, scale);
        StepProgram plan = written(changed);
        if (CostModel.ORDER.compare(CostModel.of(plan), CostModel.of(best)) < 0) {
          best = plan;
          scales = changed;
        }
      }
    }
    return best;
  }

  /** Returns the factors that a vector is scaled by where it is first formed. */
  private List<Coefficient> scales(Operand vector) {
    List<Coefficient> scales = new ArrayList<>();
    if (!(vector instanceof Register register) || register.kind() != Register.Kind.V) {
      return scales;
    }
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

  private StepProgram written(Map<Operand, Coefficient> scales) {
    List<Operation> operations = new ArrayList<>();
    OperationWriter writer = new OperationWriter(rows, vectors, scales);
    for (int group = 0; group < groups.size(); group++) {
      operations.add(evaluation(group));
      if (group == 0 && space.evaluations() > 1) {
        operations.add(Keep.start());
      }
      for (Step step : groups.get(group).steps()) {
        writer.write(group, step.formation(), step.home()).ifPresent(operations::add);
      }
    }
    Optional<Operand> kept = Optional.empty();
    if (space.firstIsKept()) {
      kept = Optional.of(Gradient.kept(1));
      operations.add(Keep.firstStage(rows.points().get(groups.size() - 1).stage() + 1));
    }
    return new StepProgram(operations, new SlotAllocation(operations, kept).slots());
  }

  private Operation evaluation(int group) {
    PointRow point = rows.points().get(group);
    return group == 0 && space.firstIsKept()
        ? Evaluate.unlessKnown()
        : Evaluate.stage(point.stage() + 1, point.point());
  }

  /**
   * Returns formations in an order in which θ is overwritten once no one needs the old point, and
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

  /** Returns a work vector that no one needs once the formation is done. */
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
        Operand vector = vectors.computeIfAbsent(out, row -> named(row, group));
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
        Operand known = vectors.getOrDefault(row, vectors.get(earlier.row()));
        Operand vector = known == null ? named(row, group) : known;
        vectors.put(row, vector);
        vectors.put(earlier.row(), vector);
      }
    }
  }

  private Operand named(Row row, int group) {
    if (row.isGradient()) {
      return Gradient.kept(rows.liveStages().get(row.last() - 1) + 1);
    }
    for (int p = group + 1; p < space.points().size(); p++) {
      if (space.points().get(p).where(k -> k <= group + 1).matches(row)) {
        Operand.Point point = rows.points().get(p).point();
        return fresh(number -> new Partial(point, number));
      }
    }
    Register.Kind kind = row.isSum() ? Register.Kind.U : Register.Kind.V;
    return fresh(number -> new Register(kind, number));
  }

  /** Returns the first vector that is not taken. */
  private Operand fresh(IntFunction<Operand> vectors) {
    Operand vector = vectors.apply(1);
    for (int k = 2; !named.add(vector); k++) {
      vector = vectors.apply(k);
    }
    return vector;
  }
}

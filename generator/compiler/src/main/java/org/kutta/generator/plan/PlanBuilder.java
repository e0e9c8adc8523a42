package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Partial;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.StepRows.PointRow;
import org.kutta.generator.plan.StepRows.SumRow;

/** Writes the plan that follows from one choice of stored stages; the others are scattered. */
final class PlanBuilder {

  private final StepRows rows;
  private final BitSet stored;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<Operand> begun = new HashSet<>();
  private final List<Form> forms = new ArrayList<>();
  private Operand start = Point.START;

  /** How a point is formed. */
  private enum Form {
    /** From θ_n, with the row's own coefficients. */
    FROM_START,
    /** From the point before, which θ still holds, with the difference of the two rows. */
    FROM_PREVIOUS
  }

  PlanBuilder(StepRows rows, BitSet stored) {
    this.rows = rows;
    this.stored = (BitSet) stored.clone();
    if (rows.reusesLastStage()) {
      this.stored.set(0);
    }
  }

  StepProgram build() {
    for (int p = 0; p < rows.points().size(); p++) {
      forms.add(cheaperForm(p));
    }
    for (int p = 0; p < rows.points().size(); p++) {
      PointRow point = rows.points().get(p);
      if (p > 0) {
        moveTo(p);
      }
      if (point.isEvaluated()) {
        evaluate(p);
        distribute(p);
      }
    }
    finish();
    return new StepProgram(operations, new SlotAllocation(operations, keptAcrossSteps()).slots());
  }

  private Optional<Operand> keptAcrossSteps() {
    return rows.reusesLastStage() ? Optional.of(Gradient.kept(1)) : Optional.empty();
  }

  private void evaluate(int p) {
    PointRow point = rows.points().get(p);
    operations.add(
        p == 0 && rows.reusesLastStage()
            ? Evaluate.unlessKnown()
            : Evaluate.stage(point.stage() + 1, point.point()));
  }

  /** Stores the gradient just evaluated, or adds it to the partial sums of all but the next row. */
  private void distribute(int p) {
    int stage = rows.points().get(p).stage();
    if (p == 0 && hasEvaluationAfter(0)) {
      keepStart();
    }
    if (p == 0 && rows.reusesLastStage()) {
      return;
    }
    if (stored.get(stage)) {
      if (isNeededLater(p)) {
        operations.add(Combine.copy(Gradient.kept(stage + 1), Gradient.fresh(stage + 1)));
      }
      return;
    }
    for (int q = p + 2; q < rows.points().size(); q++) {
      PointRow target = rows.points().get(q);
      if (forms.get(q) == Form.FROM_START && !target.row().get(stage).isZero()) {
        Operand sum = partialSum(target);
        boolean first = begun.add(sum);
        combine(sum, first ? start : sum, List.of(term(target, stage, Gradient.fresh(stage + 1))));
      }
    }
    rows.sums().forEach(sum -> scatter(sum, stage));
  }

  private void scatter(SumRow sum, int stage) {
    if (!sum.row().get(stage).isZero()) {
      add(sum, List.of(term(sum, stage, Gradient.fresh(stage + 1))));
    }
  }

  private void add(SumRow sum, List<Term> terms) {
    List<Term> all = new ArrayList<>(terms);
    if (!begun.add(sum.out())) {
      all.add(0, Term.of(sum.out()));
    }
    operations.add(new Combine(sum.out(), all));
  }

  /**
   * Moves θ to a point: its partial sum, plus the stored gradients, plus the one just evaluated.
   */
  private void moveTo(int p) {
    PointRow point = rows.points().get(p);
    boolean fromPrevious = forms.get(p) == Form.FROM_PREVIOUS;
    List<Term> terms = fromPrevious ? differences(p) : remaining(p);
    Operand sum = partialSum(point);
    Operand base =
        fromPrevious ? rows.points().get(p - 1).point() : begun.contains(sum) ? sum : start;
    if (!terms.isEmpty() || !base.isIn(point.point())) {
      combine(point.point(), base, terms);
    }
  }

  private List<Term> differences(int p) {
    PointRow point = rows.points().get(p);
    PointRow previous = rows.points().get(p - 1);
    List<Term> terms = new ArrayList<>();
    for (int j : sourcesBefore(p)) {
      Coefficient difference = point.row().get(j).minus(previous.row().get(j));
      if (!difference.isZero()) {
        terms.add(Term.gradient(difference.negate(), gradient(j, p)));
      }
    }
    return terms;
  }

  /** Returns the terms of a point that its partial sum does not hold. */
  private List<Term> remaining(int p) {
    PointRow point = rows.points().get(p);
    List<Term> terms = new ArrayList<>();
    for (int j : sourcesBefore(p)) {
      if (!point.row().get(j).isZero() && (stored.get(j) || isJustEvaluated(j, p))) {
        terms.add(term(point, j, gradient(j, p)));
      }
    }
    return terms;
  }

  private void finish() {
    rows.sums().forEach(this::finish);
    if (rows.reusesLastStage()) {
      operations.add(Keep.firstStage(rows.points().get(rows.points().size() - 1).stage() + 1));
    }
  }

  private void finish(SumRow sum) {
    List<Term> terms = new ArrayList<>();
    int last = rows.points().size();
    for (int j : rows.liveStages()) {
      if (stored.get(j) && !sum.row().get(j).isZero()) {
        terms.add(term(sum, j, gradient(j, last)));
      }
    }
    if (!terms.isEmpty()) {
      add(sum, terms);
    }
  }

  private void keepStart() {
    operations.add(Keep.start());
    start = Operand.START;
  }

  private void combine(Operand out, Operand base, List<Term> terms) {
    List<Term> all = new ArrayList<>(List.of(Term.of(base)));
    all.addAll(terms);
    operations.add(new Combine(out, all));
  }

  private Form cheaperForm(int p) {
    if (p <= 1) {
      return Form.FROM_START;
    }
    PointRow point = rows.points().get(p);
    PointRow previous = rows.points().get(p - 1);
    int fromStart = 2;
    int fromPrevious = 2;
    for (int j : sourcesBefore(p)) {
      boolean atHand = stored.get(j) || isJustEvaluated(j, p);
      if (!point.row().get(j).isZero()) {
        fromStart += atHand ? 1 : 3;
      }
      if (!isSame(point, previous, j)) {
        if (!atHand) {
          return Form.FROM_START;
        }
        fromPrevious++;
      }
    }
    return fromPrevious < fromStart ? Form.FROM_PREVIOUS : Form.FROM_START;
  }

  private boolean hasEvaluationAfter(int p) {
    return rows.points().stream().skip(p + 1).anyMatch(PointRow::isEvaluated);
  }

  /** Returns whether a stage's gradient is used after the next point has been formed. */
  private boolean isNeededLater(int p) {
    int stage = rows.points().get(p).stage();
    for (int q = p + 2; q < rows.points().size(); q++) {
      PointRow point = rows.points().get(q);
      boolean needed =
          forms.get(q) == Form.FROM_START
              ? !point.row().get(stage).isZero()
              : !isSame(point, rows.points().get(q - 1), stage);
      if (needed) {
        return true;
      }
    }
    return hasEvaluationAfter(p)
        && rows.sums().stream().anyMatch(sum -> !sum.row().get(stage).isZero());
  }

  private List<Integer> sourcesBefore(int p) {
    return rows.points().stream()
        .limit(p)
        .filter(PointRow::isEvaluated)
        .map(PointRow::stage)
        .toList();
  }

  /** Returns whether θ's current move follows the evaluation of that stage directly. */
  private boolean isJustEvaluated(int stage, int p) {
    return lastEvaluatedBefore(p) == stage;
  }

  private int lastEvaluatedBefore(int p) {
    List<Integer> sources = sourcesBefore(p);
    return sources.get(sources.size() - 1);
  }

  private static boolean isSame(PointRow x, PointRow y, int stage) {
    return x.row().get(stage).value().equals(y.row().get(stage).value());
  }

  /** Returns the vector that holds a stage's gradient while point p is formed. */
  private Gradient gradient(int stage, int p) {
    boolean inWork = stage == 0 && rows.reusesLastStage();
    return isJustEvaluated(stage, p) && !inWork
        ? Gradient.fresh(stage + 1)
        : Gradient.kept(stage + 1);
  }

  private static Operand partialSum(PointRow target) {
    return new Partial(target.point(), 1);
  }

  private static Term term(PointRow target, int stage, Gradient gradient) {
    return Term.gradient(target.row().get(stage).negate(), gradient);
  }

  private static Term term(SumRow sum, int stage, Gradient gradient) {
    return Term.gradient(sum.row().get(stage), gradient);
  }
}

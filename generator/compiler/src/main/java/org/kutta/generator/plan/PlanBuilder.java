package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.EvaluateUnlessKnown;
import org.kutta.generator.plan.Operation.KeepFirstStage;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.StepRows.Point;
import org.kutta.generator.plan.StepRows.Sum;

/** Writes the plan that follows from one choice of stored stages; the others are scattered. */
final class PlanBuilder {

  private final StepRows rows;
  private final BitSet stored;
  private final List<Operation> operations = new ArrayList<>();
  private final Set<PlanVector> begun = new HashSet<>();
  private final List<Form> forms = new ArrayList<>();
  private PlanVector start = PlanVector.THETA;

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

  StepPlan build() {
    for (int p = 0; p < rows.points().size(); p++) {
      forms.add(cheaperForm(p));
    }
    for (int p = 0; p < rows.points().size(); p++) {
      Point point = rows.points().get(p);
      if (p > 0) {
        moveTo(p);
      }
      if (point.isEvaluated()) {
        evaluate(p);
        distribute(p);
      }
    }
    finish();
    return new StepPlan(operations, new SlotAllocation(operations, keptAcrossSteps()).slots());
  }

  private Optional<PlanVector> keptAcrossSteps() {
    return rows.reusesLastStage() ? Optional.of(PlanVector.gradientOf(1)) : Optional.empty();
  }

  private void evaluate(int p) {
    int stage = rows.points().get(p).stage() + 1;
    operations.add(
        p == 0 && rows.reusesLastStage()
            ? new EvaluateUnlessKnown(stage, PlanVector.gradientOf(stage))
            : new Evaluate(stage, p == 0 ? "theta_n" : rows.points().get(p).label()));
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
        operations.add(new Copy(PlanVector.gradientOf(stage + 1), PlanVector.GRADIENT));
      }
      return;
    }
    for (int q = p + 2; q < rows.points().size(); q++) {
      Point target = rows.points().get(q);
      if (forms.get(q) == Form.FROM_START && !target.row().get(stage).isZero()) {
        PlanVector sum = partialSum(target);
        boolean first = begun.add(sum);
        combine(sum, first ? start : sum, List.of(term(target, stage)), sum.name());
      }
    }
    rows.sums().forEach(sum -> scatter(sum, stage));
  }

  private void scatter(Sum sum, int stage) {
    if (!sum.row().get(stage).isZero()) {
      add(sum, List.of(term(sum, stage, PlanVector.GRADIENT)));
    }
  }

  private void add(Sum sum, List<Term> terms) {
    boolean first = begun.add(sum.out());
    Optional<PlanVector> base = first ? Optional.empty() : Optional.of(sum.out());
    String meaning = sum.out().name() + (first ? " = " : " += ") + Meaning.sum(terms, true);
    operations.add(new Combine(sum.out(), base, terms, meaning));
  }

  /**
   * Moves θ to a point: its partial sum, plus the stored gradients, plus the one just evaluated.
   */
  private void moveTo(int p) {
    Point point = rows.points().get(p);
    List<Term> terms = new ArrayList<>();
    PlanVector base;
    if (forms.get(p) == Form.FROM_PREVIOUS) {
      Point previous = rows.points().get(p - 1);
      base = PlanVector.THETA;
      for (int j : sourcesBefore(p)) {
        Real difference = point.row().get(j).minus(previous.row().get(j));
        if (!difference.isZero()) {
          String symbol = point.symbolOf(j) + " - " + previous.symbolOf(j);
          terms.add(new Term(difference.negate(), symbol, gradient(j, p), j + 1));
        }
      }
    } else {
      PlanVector sum = partialSum(point);
      base = begun.contains(sum) ? sum : start;
      for (int j : sourcesBefore(p)) {
        if (!point.row().get(j).isZero() && (stored.get(j) || isJustEvaluated(j, p))) {
          terms.add(
              new Term(point.row().get(j).negate(), point.symbolOf(j), gradient(j, p), j + 1));
        }
      }
    }
    if (!terms.isEmpty()) {
      combine(PlanVector.THETA, base, terms, point.label());
    } else if (!base.equals(PlanVector.THETA)) {
      operations.add(new Copy(PlanVector.THETA, base));
    }
  }

  private void finish() {
    rows.sums().forEach(this::finish);
    if (rows.reusesLastStage()) {
      operations.add(new KeepFirstStage(PlanVector.gradientOf(1)));
    }
  }

  private void finish(Sum sum) {
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
    operations.add(new KeepStart());
    start = PlanVector.START;
  }

  private void combine(PlanVector out, PlanVector base, List<Term> terms, String label) {
    String from = base.equals(start) ? "theta_n" : base.name();
    String meaning = label + " = " + from + " " + Meaning.sum(terms, false);
    operations.add(new Combine(out, Optional.of(base), terms, meaning));
  }

  private Form cheaperForm(int p) {
    if (p <= 1) {
      return Form.FROM_START;
    }
    Point point = rows.points().get(p);
    Point previous = rows.points().get(p - 1);
    int fromStart = 2;
    int fromPrevious = 2;
    for (int j : sourcesBefore(p)) {
      boolean atHand = stored.get(j) || isJustEvaluated(j, p);
      if (!point.row().get(j).isZero()) {
        fromStart += atHand ? 1 : 3;
      }
      if (!point.row().get(j).equals(previous.row().get(j))) {
        if (!atHand) {
          return Form.FROM_START;
        }
        fromPrevious++;
      }
    }
    return fromPrevious < fromStart ? Form.FROM_PREVIOUS : Form.FROM_START;
  }

  private boolean hasEvaluationAfter(int p) {
    return rows.points().stream().skip(p + 1).anyMatch(Point::isEvaluated);
  }

  /** Returns whether a stage's gradient is used after the next point has been formed. */
  private boolean isNeededLater(int p) {
    int stage = rows.points().get(p).stage();
    for (int q = p + 2; q < rows.points().size(); q++) {
      Real inRow = rows.points().get(q).row().get(stage);
      Real before = rows.points().get(q - 1).row().get(stage);
      boolean needed = forms.get(q) == Form.FROM_START ? !inRow.isZero() : !inRow.equals(before);
      if (needed) {
        return true;
      }
    }
    return hasEvaluationAfter(p)
        && rows.sums().stream().anyMatch(sum -> !sum.row().get(stage).isZero());
  }

  private List<Integer> sourcesBefore(int p) {
    return rows.points().stream().limit(p).filter(Point::isEvaluated).map(Point::stage).toList();
  }

  /** Returns whether θ's current move follows the evaluation of that stage directly. */
  private boolean isJustEvaluated(int stage, int p) {
    return lastEvaluatedBefore(p) == stage;
  }

  private int lastEvaluatedBefore(int p) {
    List<Integer> sources = sourcesBefore(p);
    return sources.get(sources.size() - 1);
  }

  /** Returns the vector that holds a stage's gradient while point p is formed. */
  private PlanVector gradient(int stage, int p) {
    boolean inWork = stage == 0 && rows.reusesLastStage();
    return isJustEvaluated(stage, p) && !inWork
        ? PlanVector.GRADIENT
        : PlanVector.gradientOf(stage + 1);
  }

  private static PlanVector partialSum(Point target) {
    String name = target.symbol().equals("b") ? "next" : "theta" + (target.stage() + 1);
    return new PlanVector(PlanVector.Kind.WORK, name);
  }

  private static Term term(Point target, int stage) {
    return new Term(
        target.row().get(stage).negate(), target.symbolOf(stage), PlanVector.GRADIENT, stage + 1);
  }

  private static Term term(Sum sum, int stage, PlanVector vector) {
    return new Term(sum.row().get(stage), sum.symbol() + (stage + 1), vector, stage + 1);
  }
}

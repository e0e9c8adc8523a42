package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kutta.generator.number.Fraction;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operand.Register;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.Origin.OfForm;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * Writes the plan of a stabilised method of many stages: its recurrence, in a few vectors whatever
 * the number of stages.
 *
 * <p>It recurs on displacements D_j = θ_n − Θ_{j+1}, so that roundings are relative to these and
 * not to θ: D_j = μ_j D_{j−1} + ν_j D_{j−2} + h μ̃_j k_j + h γ̃_j k_1, where k_j is the gradient at
 * θ_n − D_{j−1}, takes the place of D_{j−2}. The last D is the step's displacement. Points are
 * numbered by the stages that are evaluated there, as in all programs.
 */
final class RecurrencePlanBuilder {

  /** With fewer stages, a plan of the points themselves transfers no more. */
  private static final int LONGEST_UNROLLED = 8;

  private static final Operand OTHER = new Register(Register.Kind.D, 0);

  private final StageRecurrence recurrence;
  private final int stages;
  private final boolean keepsFirst;
  private final List<Operation> operations = new ArrayList<>();

  RecurrencePlanBuilder(StageRecurrence recurrence) {
    this.recurrence = recurrence;
    this.stages = recurrence.stages();
    this.keepsFirst = recurrence.order() == 2;
  }

  /** Returns whether the runtime's loop is cheaper than a plan of the points. */
  static boolean isWorthALoop(StageRecurrence recurrence) {
    return recurrence.stages() > LONGEST_UNROLLED;
  }

  StepProgram build(StepGoal goal) {
    operations.add(Evaluate.stage(1, Point.START));
    operations.add(Keep.start());
    if (keepsFirst) {
      operations.add(Combine.copy(Gradient.kept(1), Gradient.fresh(1)));
    }
    Coefficient first = coefficient("mut", 1, recurrence.muTilde(1));
    combine(displacement(1), List.of(Term.gradient(first, Gradient.fresh(1))));
    for (int j = 2; j <= stages; j++) {
      moveTo(new Point(j), j - 1);
      operations.add(Evaluate.stage(j, new Point(j)));
      combine(displacement(j), terms(j));
    }
    if (goal.advances()) {
      moveTo(Point.RESULT, stages);
    }
    Map<Operand, Integer> slots =
        keepsFirst ? Map.of(OTHER, 0, Gradient.kept(1), 1) : Map.of(OTHER, 0);
    return new StepProgram(List.of(new Recur(recurrence, goal.advances(), operations)), slots);
  }

  /** D_j goes where D_{j−2} was, and D_s to the displacement. */
  private Operand displacement(int j) {
    return (stages - j) % 2 == 0 ? Operand.DISPLACEMENT : OTHER;
  }

  private List<Term> terms(int j) {
    List<Term> terms = new ArrayList<>();
    if (j > 2) {
      terms.add(Term.share(coefficient("nu", j, recurrence.nu(j)), displacement(j - 2)));
    }
    terms.add(Term.share(coefficient("mu", j, recurrence.mu(j)), displacement(j - 1)));
    Coefficient fresh = coefficient("mut", j, recurrence.muTilde(j));
    terms.add(Term.gradient(fresh, Gradient.fresh(j)));
    if (keepsFirst) {
      Coefficient first = coefficient("gat", j, recurrence.gammaTilde(j));
      terms.add(Term.gradient(first, Gradient.kept(1)));
    }
    return terms;
  }

  private static Coefficient coefficient(String letter, int j, Fraction value) {
    return Coefficient.of(new OfForm(letter, j), value);
  }

  private void moveTo(Point point, int j) {
    Term displacement = Term.share(Coefficient.ONE.negate(), displacement(j));
    combine(point, List.of(Term.of(Operand.START), displacement));
  }

  private void combine(Operand out, List<Term> terms) {
    operations.add(new Combine(out, terms));
  }
}

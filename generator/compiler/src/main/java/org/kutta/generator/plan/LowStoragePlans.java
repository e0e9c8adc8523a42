package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operand.Register;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.Origin.OfForm;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.storage.ThreeRegister;
import org.kutta.generator.storage.TwoRegister;
import org.kutta.generator.storage.VanDerHouwen;
import org.kutta.generator.storage.Williamson;

/**
 * The programs of the low-storage forms that a plain step has. The runtime keeps θ_n for the step
 * in any case, so that a form which needs a copy of it needs no vector more than one which does
 * not.
 */
final class LowStoragePlans implements LowStorageForm.Visitor<List<Operation>> {

  private final StepRows rows;
  private final int stages;
  private final List<Operation> operations = new ArrayList<>();

  private LowStoragePlans(StepRows rows) {
    this.rows = rows;
    this.stages = rows.points().size() - 1;
  }

  /** Returns the programs of all forms, also those that would lose digits. */
  static List<StepProgram> of(Entries entries, Deadline deadline) {
    StepRows rows = StepRows.of(entries, StepGoal.ADVANCE);
    return LowStorageForm.of(entries.tableau(), deadline).stream()
        .map(form -> new LowStoragePlans(rows).program(form))
        .toList();
  }

  private StepProgram program(LowStorageForm form) {
    List<Operation> all = form.accept(this);
    return new StepProgram(all, new SlotAllocation(all, Optional.empty()).slots());
  }

  @Override
  public List<Operation> visitTwoRegister(TwoRegister form) {
    return visitThreeRegister(form.asThreeRegister());
  }

  /** w ← A w + h k, θ ← θ − B w; the last w is never formed. */
  @Override
  public List<Operation> visitWilliamson(Williamson form) {
    Operand w = new Register(Register.Kind.W, 0);
    for (int l = 1; l <= stages; l++) {
      evaluate(l);
      Coefficient a = coefficient("A", l, form.a());
      Coefficient minusB = coefficient("B", l, form.b()).negate();
      boolean last = l == stages;
      if (!last) {
        List<Term> terms = new ArrayList<>();
        add(terms, Term.share(a, w));
        terms.add(Term.gradient(Coefficient.ONE, fresh(l)));
        combine(w, terms);
      }
      List<Term> terms = new ArrayList<>(List.of(Term.of(point(l))));
      if (last || l == 1) {
        add(terms, Term.share(a.times(minusB), w));
        terms.add(Term.gradient(minusB, fresh(l)));
      } else {
        terms.add(Term.share(minusB, w));
      }
      combine(point(l + 1), terms);
    }
    return operations;
  }

  /** v gathers b_j k_j once no later stage needs another coefficient of k_j. */
  @Override
  public List<Operation> visitVanDerHouwen(VanDerHouwen form) {
    Operand v = new Register(Register.Kind.V, 0);
    int stored = form.registers() - 2;
    Operand gathered = Operand.START;
    for (int l = 1; l <= stages; l++) {
      evaluate(l);
      List<Term> near = new ArrayList<>(List.of(Term.of(l == 1 ? Point.START : gathered)));
      for (int j = Math.max(1, l - stored); j <= l; j++) {
        add(near, Term.gradient(entry(l + 1, j).negate(), j == l ? fresh(l) : kept(j)));
      }
      if (stored > 0 && l < stages) {
        operations.add(Combine.copy(kept(l), fresh(l)));
      }
      combine(point(l + 1), near);
      int ripe = l - stored;
      if (ripe >= 1 && l < stages) {
        List<Term> terms = new ArrayList<>(List.of(Term.of(gathered)));
        Gradient gradient = stored == 0 ? fresh(l) : kept(ripe);
        add(terms, Term.gradient(entry(stages + 1, ripe).negate(), gradient));
        combine(v, terms);
        gathered = v;
      }
    }
    return operations;
  }

  /** d ← d + δ θ, θ ← γ1 θ + γ2 d + γ3 θ_n − β h k. */
  @Override
  public List<Operation> visitThreeRegister(ThreeRegister form) {
    Operand d = new Register(Register.Kind.D, 0);
    int lastUse = 0;
    for (int l = 1; l <= stages; l++) {
      lastUse = form.gamma2().get(l - 1).isZero() ? lastUse : l;
    }
    boolean formed = false;
    for (int l = 1; l <= stages; l++) {
      evaluate(l);
      Coefficient delta = coefficient("delta", l, form.delta());
      // The share of θ_n in d is left to the copy of θ_n.
      if (l > 1 && l <= lastUse && !delta.isZero()) {
        List<Term> sum = new ArrayList<>(formed ? List.of(Term.of(d)) : List.of());
        sum.add(Term.share(delta, point(l)));
        combine(d, sum);
        formed = true;
      }
      Coefficient gamma2 = coefficient("gamma2", l, form.gamma2());
      List<Term> terms = new ArrayList<>();
      add(terms, Term.share(l == 1 ? Coefficient.ONE : gamma1(form, l), point(l)));
      if (formed) {
        add(terms, Term.share(gamma2, d));
      }
      if (l > 1) {
        Coefficient first = coefficient("delta", 1, form.delta());
        Coefficient gamma3 = coefficient("gamma3", l, form.gamma3());
        add(terms, Term.share(gamma3.plus(gamma2.times(first)), Operand.START));
      }
      terms.add(Term.gradient(coefficient("beta", l, form.beta()).negate(), fresh(l)));
      combine(point(l + 1), terms);
    }
    return operations;
  }

  private static Coefficient gamma1(ThreeRegister form, int l) {
    return coefficient("gamma1", l, form.gamma1());
  }

  /** Returns a coefficient of a form at a stage, from 1. */
  private static Coefficient coefficient(String letter, int l, List<Real> values) {
    return Coefficient.of(new OfForm(letter, l), values.get(l - 1));
  }

  /** Returns the coefficient of a gradient in a point, both from 1. */
  private Coefficient entry(int point, int j) {
    return rows.points().get(point - 1).row().get(stage(j) - 1);
  }

  /** Returns a stage of the tableau; those that matter are counted from 1. */
  private int stage(int l) {
    return rows.points().get(l - 1).stage() + 1;
  }

  private Point point(int l) {
    return rows.points().get(l - 1).point();
  }

  private Gradient fresh(int l) {
    return Gradient.fresh(stage(l));
  }

  private Gradient kept(int l) {
    return Gradient.kept(stage(l));
  }

  private void evaluate(int l) {
    operations.add(Evaluate.stage(stage(l), point(l)));
    if (l == 1) {
      operations.add(Keep.start());
    }
  }

  private static void add(List<Term> terms, Term term) {
    if (!term.coefficient().isZero()) {
      terms.add(term);
    }
  }

  private void combine(Operand out, List<Term> terms) {
    Combine combine = new Combine(out, terms);
    if (!(combine.isCopy() && combine.isInPlace())) {
      operations.add(combine);
    }
  }
}

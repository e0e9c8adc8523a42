package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Blend;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.Operation.Share;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.storage.LowStorageForm;
import org.kutta.generator.storage.ThreeRegister;
import org.kutta.generator.storage.TwoRegister;
import org.kutta.generator.storage.VanDerHouwen;
import org.kutta.generator.storage.Williamson;
import org.kutta.generator.tableau.Tableau;

/**
 * The plans of the low-storage forms that a plain step has. The runtime keeps θ_n for the step in
 * any case, so that a form which needs a copy of it needs no vector more than one which does not.
 */
final class LowStoragePlans {

  private final StepRows rows;
  private final List<Operation> operations = new ArrayList<>();

  private LowStoragePlans(StepRows rows) {
    this.rows = rows;
  }

  /** Returns the plans of all forms, also those that would lose digits. */
  static List<StepPlan> of(Tableau<Real> tableau) {
    StepRows rows = StepRows.of(tableau, StepGoal.ADVANCE);
    return LowStorageForm.of(tableau).stream()
        .map(form -> new LowStoragePlans(rows).plan(form))
        .toList();
  }

  private StepPlan plan(LowStorageForm form) {
    if (form instanceof Williamson williamson) {
      williamson(williamson);
    } else if (form instanceof VanDerHouwen houwen) {
      vanDerHouwen(houwen);
    } else if (form instanceof TwoRegister two) {
      threeRegisters(two.asThreeRegister());
    } else if (form instanceof ThreeRegister three) {
      threeRegisters(three);
    }
    return new StepPlan(operations, new SlotAllocation(operations, Optional.empty()).slots());
  }

  /** w ← A w + h k, θ ← θ − B w; the last w is never formed. */
  private void williamson(Williamson form) {
    PlanVector w = new PlanVector(PlanVector.Kind.WORK, "w");
    int s = stages();
    for (int l = 1; l <= s; l++) {
      evaluate(l);
      Real a = form.a().get(l - 1);
      Real minusB = form.b().get(l - 1).negate();
      Term gradient = term(l, Real.ONE);
      boolean last = l == s;
      if (!last) {
        List<Share> old = a.isZero() ? List.of() : List.of(new Share(a, w));
        blend(w, old, List.of(gradient));
      }
      List<Share> shares = new ArrayList<>(List.of(new Share(Real.ONE, PlanVector.THETA)));
      boolean direct = last || l == 1;
      add(shares, direct ? a.times(minusB) : minusB, w);
      blend(PlanVector.THETA, shares, direct ? List.of(term(l, minusB)) : List.of());
    }
  }

  /** v gathers b_j k_j once no later stage needs another coefficient of k_j. */
  private void vanDerHouwen(VanDerHouwen form) {
    PlanVector v = new PlanVector(PlanVector.Kind.WORK, "v");
    int s = stages();
    int stored = form.registers() - 2;
    PlanVector gathered = PlanVector.START;
    for (int l = 1; l <= s; l++) {
      evaluate(l);
      List<Term> near = new ArrayList<>();
      for (int j = Math.max(1, l - stored); j <= l; j++) {
        Function<Integer, Term> term = j == l ? k -> term(k, Real.ONE) : this::storedTerm;
        add(near, form.at(l + 1, j).negate(), term.apply(j));
      }
      PlanVector base = l == 1 ? PlanVector.THETA : gathered;
      if (stored > 0 && l < s) {
        operations.add(new Copy(gradientOf(l), PlanVector.GRADIENT));
      }
      blend(PlanVector.THETA, List.of(new Share(Real.ONE, base)), near);
      int ripe = l - stored;
      if (ripe >= 1 && l < s) {
        List<Term> terms = new ArrayList<>();
        Term term = stored == 0 ? term(l, Real.ONE) : storedTerm(ripe);
        add(terms, form.b().get(ripe - 1).negate(), term);
        blend(v, List.of(new Share(Real.ONE, gathered)), terms);
        gathered = v;
      }
    }
  }

  /** d ← d + δ θ, θ ← γ1 θ + γ2 d + γ3 θ_n − β h k. */
  private void threeRegisters(ThreeRegister form) {
    PlanVector d = new PlanVector(PlanVector.Kind.WORK, "d");
    int s = stages();
    int lastUse = 0;
    for (int l = 1; l <= s; l++) {
      lastUse = form.gamma2().get(l - 1).isZero() ? lastUse : l;
    }
    boolean formed = false;
    for (int l = 1; l <= s; l++) {
      evaluate(l);
      Real delta = form.delta().get(l - 1);
      // The share of θ_n in d is left to the copy of θ_n.
      if (l > 1 && l <= lastUse && !delta.isZero()) {
        List<Share> sum = new ArrayList<>(formed ? List.of(new Share(Real.ONE, d)) : List.of());
        sum.add(new Share(delta, PlanVector.THETA));
        blend(d, sum, List.of());
        formed = true;
      }
      Real gamma2 = form.gamma2().get(l - 1);
      Real start = form.gamma3().get(l - 1).plus(gamma2.times(form.delta().get(0)));
      List<Share> shares = new ArrayList<>();
      add(shares, l == 1 ? Real.ONE : form.gamma1().get(l - 1), PlanVector.THETA);
      if (formed) {
        add(shares, gamma2, d);
      }
      if (l > 1) {
        add(shares, start, PlanVector.START);
      }
      blend(PlanVector.THETA, shares, List.of(term(l, form.beta().get(l - 1).negate())));
    }
  }

  private int stages() {
    return rows.points().size() - 1;
  }

  private int stage(int l) {
    return rows.points().get(l - 1).stage() + 1;
  }

  private void evaluate(int l) {
    String label = l == 1 ? "theta_n" : rows.points().get(l - 1).label();
    operations.add(new Evaluate(stage(l), label));
    if (l == 1) {
      operations.add(new KeepStart());
    }
  }

  private PlanVector gradientOf(int l) {
    return PlanVector.gradientOf(stage(l));
  }

  private Term term(int l, Real coefficient) {
    return new Term(coefficient, "", PlanVector.GRADIENT, stage(l));
  }

  private Term storedTerm(int l) {
    return new Term(Real.ONE, "", gradientOf(l), stage(l));
  }

  private static void add(List<Share> shares, Real factor, PlanVector vector) {
    if (!factor.isZero()) {
      shares.add(new Share(factor, vector));
    }
  }

  private static void add(List<Term> terms, Real factor, Term unit) {
    if (!factor.isZero()) {
      terms.add(new Term(factor, "", unit.vector(), unit.stage()));
    }
  }

  private void blend(PlanVector out, List<Share> shares, List<Term> terms) {
    boolean same = shares.size() == 1 && shares.get(0).factor().isOne() && terms.isEmpty();
    if (same && shares.get(0).vector().equals(out)) {
      return;
    }
    operations.add(
        same
            ? new Copy(out, shares.get(0).vector())
            : new Blend(out, shares, terms, meaning(out, shares, terms)));
  }

  private static String meaning(PlanVector out, List<Share> shares, List<Term> terms) {
    StringBuilder text = new StringBuilder(out.name()).append(" =");
    for (Share share : shares) {
      boolean negative = share.factor().signum() < 0;
      text.append(negative ? " -" : text.charAt(text.length() - 1) == '=' ? "" : " +").append(' ');
      text.append(Meaning.factor(share.factor().abs())).append(share.vector().name());
    }
    if (terms.isEmpty()) {
      return text.toString();
    }
    boolean positive = terms.get(0).coefficient().signum() > 0;
    text.append(positive && !shares.isEmpty() ? " + " : " ");
    return text.append(Meaning.sum(terms, positive)).toString();
  }
}

package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SuggestedEdit;

/**
 * Looks at the claims of a method with a wrong sum. A claim is refuted only if it is false however
 * the wrong rows are corrected: by their abscissae, or by their entries.
 */
public final class DoubtfulClaimCheck {

  /** The readings of doubtful rows double with each. */
  private static final int MOST_ROWS = 3;

  private final Method method;
  private final Doubts doubts;
  private final Tableau<Real> tableau;
  private final Real tolerance;
  private final Deadline deadline;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private DoubtfulClaimCheck(DoubtfulMethod doubtful, Deadline deadline) {
    this.deadline = deadline;
    this.method = doubtful.method();
    this.doubts = doubtful.doubts();
    this.tableau = method.tableau();
    this.tolerance = method.claims().tolerance();
  }

  /** Returns which claims are false whatever is wrong with the doubtful rows. */
  public static List<Diagnostic> run(DoubtfulMethod doubtful, Deadline deadline) {
    Deadline order = deadline.during(Stage.ORDER);
    try (TimedNumbers timed = doubtful.method().tableau().until(order)) {
      if (doubtful.doubts().stages().isEmpty()) {
        return ClaimCheck.ofSoundRows(doubtful, deadline);
      }
      DoubtfulClaimCheck check = new DoubtfulClaimCheck(doubtful, deadline);
      check.checkOrders();
      return check.diagnostics;
    } catch (OutOfTimeException e) {
      return List.of(TimeLimit.exceeded(e, doubtful.method().nameSpan()));
    }
  }

  private void checkOrders() {
    if (doubts.stages().size() > MOST_ROWS) {
      return;
    }
    if (!doubts.main()) {
      method
          .claims()
          .order()
          .ifPresent(c -> check(c, tableau.b(), Message.FALSE_ORDER_OF_QUADRATURE, "b"));
    }
    List<ClaimedOrder> embedded = method.claims().embedded();
    if (embedded.size() == tableau.embedded().size()) {
      for (int k = 0; k < embedded.size(); k++) {
        if (!doubts.embedded().contains(k)) {
          List<Real> row = tableau.embedded().get(k);
          check(embedded.get(k), row, Message.FALSE_EMBEDDED_ORDER_OF_QUADRATURE, "b^");
        }
      }
    }
  }

  private void check(ClaimedOrder claim, List<Real> weights, Message refuted, String symbol) {
    int most = 0;
    Optional<Quadrature> worst = Optional.empty();
    for (List<Real> c : readings()) {
      Quadrature quadrature = Quadrature.of(weights, c, claim.order(), tolerance);
      if (quadrature.order() >= most) {
        most = quadrature.order();
        worst = Optional.of(quadrature);
      }
    }
    // If the abscissae are wrong, A is right, and all conditions count.
    boolean byAbscissae =
        OrderProof.of(withAbscissaeBySum(), weights, tolerance, deadline).order() < claim.order();
    if (most >= claim.order() || !byAbscissae || worst.isEmpty()) {
      return;
    }
    diagnostics.add(
        Diagnostic.of(refuted, claim.span(), claim.order(), most)
            .withNote("whatever is wrong with the rows that have another sum:")
            .withNote(worst.get().words(symbol))
            .withEdit(SuggestedEdit.replace(claim.span(), String.valueOf(most))));
  }

  /** Returns the abscissae that may be meant: each doubtful one as written, or as the sum. */
  private List<List<Real>> readings() {
    List<List<Real>> readings = new ArrayList<>(List.of(tableau.c()));
    for (int stage : doubts.stages()) {
      for (List<Real> c : List.copyOf(readings)) {
        List<Real> other = new ArrayList<>(c);
        other.set(stage, Real.FIELD.sum(tableau.a().get(stage)));
        readings.add(other);
      }
    }
    return readings;
  }

  private Tableau<Real> withAbscissaeBySum() {
    List<Real> c = new ArrayList<>(tableau.c());
    doubts.stages().forEach(stage -> c.set(stage, Real.FIELD.sum(tableau.a().get(stage))));
    return new Tableau<>(Real.FIELD, tableau.a(), tableau.b(), tableau.embedded(), c);
  }

  /**
   * How far weights integrate powers of the abscissae: an upper bound of the order.
   *
   * @param found the first sum that is wrong
   */
  private record Quadrature(int order, Real found) {

    static Quadrature of(List<Real> b, List<Real> c, int claimed, Real tolerance) {
      List<Real> terms = b;
      for (int k = 1; k <= claimed; k++) {
        Real sum = Real.FIELD.sum(terms);
        if (sum.minus(Real.of(1, k)).abs().compareTo(tolerance) > 0) {
          return new Quadrature(k - 1, sum);
        }
        List<Real> next = new ArrayList<>();
        for (int i = 0; i < c.size(); i++) {
          next.add(terms.get(i).times(c.get(i)));
        }
        terms = next;
      }
      return new Quadrature(claimed, Real.ZERO);
    }

    String words(String symbol) {
      String power = order < 2 ? "" : "^" + order;
      return "Σ %s_i c_i%s = %s, required 1/%s, residual %s"
          .formatted(
              symbol,
              order == 0 ? "^0" : power,
              ExactText.of(found),
              order + 1,
              ExactText.withSize(found.minus(Real.of(1, order + 1))));
    }
  }
}

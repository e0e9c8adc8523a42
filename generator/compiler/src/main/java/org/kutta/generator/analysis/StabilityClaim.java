package org.kutta.generator.analysis;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.Property;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/** Proves or refutes that a method is A-stable or L-stable. */
final class StabilityClaim {

  private final Method method;
  private final Deadline deadline;

  StabilityClaim(Method method, Deadline deadline) {
    this.method = method;
    this.deadline = deadline;
  }

  /** Returns what is wrong with the claim; nothing if it holds. */
  Optional<Diagnostic> refuted(PropertyClaim claim) {
    Diagnostic wrong = ClaimCheck.refuted(claim);
    Tableau<Real> tableau = method.tableau();
    if (tableau.structure() == Structure.EXPLICIT) {
      return Optional.of(
          wrong
              .withEdits(List.of(SuggestedEdit.replace(claim.span(), "")), "")
              .withNote("the stability function of an explicit method is a polynomial: unbounded"));
    }
    StabilityFunction r = StabilityFunction.of(tableau, method.claims().tolerance(), deadline);
    // At infinity first, which costs next to nothing.
    if (claim.property() == Property.L_STABLE && !r.vanishesAtInfinity()) {
      return Optional.of(notVanishing(wrong, r));
    }
    return r.isAStable(deadline)
        ? Optional.empty()
        : Optional.of(wrong.withNote("|R(z)| exceeds 1 in the left half-plane"));
  }

  private Diagnostic notVanishing(Diagnostic wrong, StabilityFunction r) {
    Optional<Real> limit = r.absoluteAtInfinity();
    Real tolerance = method.claims().tolerance();
    String allowed = tolerance.isZero() ? "" : "; allowed " + ExactText.withSize(tolerance);
    Diagnostic explained =
        wrong.withNote(
            "R must vanish at infinity, but |R| tends to "
                + limit.map(ExactText::withSize).orElse("infinity")
                + allowed);
    return limit
        .map(StabilityClaim::powerOfTenAbove)
        .filter(this::isSufficient)
        .map(
            enough ->
                explained.withHelp(
                    "if the numbers are rounded, write `approximate %s`: every claim holds to that"
                            .formatted(text(enough))
                        + " tolerance"))
        .orElseGet(() -> r.isAStable(deadline) ? weaker(explained) : explained);
  }

  private static Diagnostic weaker(Diagnostic diagnostic) {
    return diagnostic.withEdits(
        List.of(SuggestedEdit.replace(diagnostic.span(), Property.A_STABLE.keyword())),
        ", which does hold, or fix the entries that break it");
  }

  private static int powerOfTenAbove(Real limit) {
    int exponent = 0;
    while (limit.compareTo(powerOfTen(exponent - 1)) <= 0) {
      exponent--;
    }
    return exponent;
  }

  private static Real powerOfTen(int exponent) {
    return Real.of(10).power(exponent);
  }

  private static String text(int exponent) {
    return "1e" + exponent;
  }

  /** Only what makes all claims of the method hold is offered. */
  private boolean isSufficient(int exponent) {
    Real tolerance = powerOfTen(exponent);
    return tolerance.compareTo(Claims.LARGEST_TOLERANCE) <= 0
        && !ClaimCheck.run(method.withTolerance(tolerance), deadline).hasErrors();
  }
}

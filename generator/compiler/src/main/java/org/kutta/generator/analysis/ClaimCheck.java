package org.kutta.generator.analysis;

import static org.kutta.grammar.DiagnosticCode.EMBEDDED_CLAIM_COUNT;
import static org.kutta.grammar.DiagnosticCode.FALSE_EMBEDDED_ORDER;
import static org.kutta.grammar.DiagnosticCode.FALSE_ORDER;
import static org.kutta.grammar.DiagnosticCode.FALSE_PROPERTY;
import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;
import static org.kutta.grammar.DiagnosticCode.ORDER_UNDERSTATED;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedCoefficient;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.Span;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/** Proves or refutes what a method claims; a claim is checked in both directions. */
public final class ClaimCheck {

  private static final Doubts NONE = new Doubts(Set.of(), false, Set.of());

  private final Method method;
  private final Doubts doubts;
  private final Tableau<Real> tableau;
  private final Deadline deadline;
  private final Properties<Real> properties;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private ClaimCheck(Method method, Doubts doubts, Deadline deadline) {
    this.method = method;
    this.doubts = doubts;
    this.tableau = method.tableau();
    this.deadline = deadline;
    this.properties = Properties.of(tableau, method.claims().tolerance(), deadline);
  }

  /**
   * Returns the method with the orders that it has, and why a claim is false or not decided before
   * a deadline. Where the time is not enough to find the orders, that alone is returned.
   */
  public static Checked<JudgedMethod> run(Method method, Deadline deadline) {
    try {
      JudgedMethod judged = new ClaimCheck(method, NONE, deadline).run();
      return Checked.of(judged, judged.reasons());
    } catch (OutOfTimeException e) {
      return Checked.failed(List.of(TimeLimit.exceeded(e, method.nameSpan())));
    }
  }

  /**
   * Returns which claims of a method are false though some of its weights are doubtful: claims of
   * the others.
   */
  static List<Diagnostic> ofSoundRows(DoubtfulMethod doubtful, Deadline deadline) {
    ClaimCheck check = new ClaimCheck(doubtful.method(), doubtful.doubts(), deadline);
    return check.run().reasons();
  }

  private JudgedMethod run() {
    Real tolerance = method.claims().tolerance();
    OrderProof proof = OrderProof.of(tableau, tolerance, deadline);
    List<OrderProof> embedded =
        tableau.embedded().stream()
            .map(row -> OrderProof.of(tableau, row, tolerance, deadline))
            .toList();
    try {
      checkClaims(proof, embedded);
    } catch (OutOfTimeException e) {
      diagnostics.clear();
      diagnostics.add(TimeLimit.exceeded(e, method.nameSpan()));
    }
    diagnostics.sort(Diagnostic.BY_POSITION);
    List<Integer> embeddedOrders = embedded.stream().map(OrderProof::order).toList();
    return diagnostics.isEmpty()
        ? new ProvedMethod(method, proof.order(), embeddedOrders)
        : new RefutedMethod(method, proof.order(), embeddedOrders, diagnostics);
  }

  private void checkClaims(OrderProof proof, List<OrderProof> embedded) {
    if (!doubts.main()) {
      method.claims().order().ifPresent(claim -> checkOrder(claim, proof));
    }
    checkEmbedded(embedded);
    if (!doubts.main()) {
      method.claims().stageOrder().ifPresent(this::checkStageOrder);
      method.claims().properties().forEach(this::checkProperty);
      method.claims().ssp().ifPresent(this::checkSsp);
    }
  }

  private void checkOrder(ClaimedOrder claim, OrderProof proof) {
    if (isBeyondLimit(claim, proof)) {
      return;
    }
    if (claim.order() > proof.order()) {
      String message =
          "order %s is claimed, but this method has order %s"
              .formatted(claim.order(), proof.order());
      diagnostics.add(
          explained(Diagnostic.of(FALSE_ORDER, claim.span(), message), proof, "b", tableau.b())
              .withEdits(
                  List.of(SuggestedEdit.replace(claim.span(), String.valueOf(proof.order()))),
                  ", or fix the coefficient that is wrong"));
    } else if (claim.order() < proof.order()) {
      diagnostics.add(
          understated(ORDER_UNDERSTATED, claim, proof, "this method")
              .withEdit(String.valueOf(proof.order())));
    }
  }

  private boolean isBeyondLimit(ClaimedOrder claim, OrderProof proof) {
    int limit = OrderProof.limit(tableau);
    boolean beyond = claim.order() > limit && proof.order() == limit;
    if (beyond) {
      diagnostics.add(
          Diagnostic.of(
              LIMIT_EXCEEDED,
              claim.span(),
              "orders above %s are not proved by this version of kutta".formatted(limit)));
    }
    return beyond;
  }

  private static Diagnostic understated(
      DiagnosticCode code, ClaimedOrder claim, OrderProof proof, String what) {
    return Diagnostic.of(
            code,
            claim.span(),
            "order %s is claimed, but %s has order %s"
                .formatted(claim.order(), what, proof.order()))
        .withNote("all conditions of order " + proof.order() + " hold too");
  }

  private Diagnostic explained(
      Diagnostic diagnostic, OrderProof proof, String weights, List<Real> row) {
    int next = proof.order() + 1;
    String trees =
        proof.treesOfNextOrder() == 1
            ? "fails for the one tree of order " + next + ":"
            : "fails for %s of the %s trees of order %s; first:"
                .formatted(proof.failing().size(), proof.treesOfNextOrder(), next);
    OrderCondition<Real> first =
        OrderCondition.of(proof.failing().get(0), tableau, row, method.claims().tolerance());
    return diagnostic
        .withNote(trees)
        .withNote(
            "tree %s: %s = %s, required %s, residual %s"
                .formatted(
                    first.tree(),
                    first.formula(weights, tableau.hasFreeAbscissae(method.claims().tolerance())),
                    ExactText.of(first.found()),
                    first.required(),
                    ExactText.withSize(first.residual()) + allowed()));
  }

  private String allowed() {
    Real tolerance = method.claims().tolerance();
    return tolerance.isZero() ? "" : "; allowed " + ExactText.withSize(tolerance);
  }

  private void checkEmbedded(List<OrderProof> proofs) {
    List<ClaimedOrder> claims = method.claims().embedded();
    if (claims.isEmpty()) {
      return;
    }
    if (claims.size() != proofs.size()) {
      Span span = claims.get(0).span().to(claims.get(claims.size() - 1).span());
      diagnostics.add(
          Diagnostic.of(
                  EMBEDDED_CLAIM_COUNT,
                  span,
                  "%s claimed, but the table has %s"
                      .formatted(
                          counted(claims.size(), "embedded order is", "embedded orders are"),
                          counted(proofs.size(), "embedded row", "embedded rows")))
              .withNote("each row `b^` has an order of its own"));
      return;
    }
    for (int k = 0; k < claims.size(); k++) {
      if (!doubts.embedded().contains(k)) {
        checkEmbeddedOrder(claims.get(k), proofs.get(k), tableau.embedded().get(k));
      }
    }
  }

  private static String counted(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  private void checkEmbeddedOrder(ClaimedOrder claim, OrderProof proof, List<Real> row) {
    if (isBeyondLimit(claim, proof)) {
      return;
    }
    if (claim.order() > proof.order()) {
      String message =
          "order %s is claimed of the embedded weights, but they have order %s"
              .formatted(claim.order(), proof.order());
      diagnostics.add(
          explained(Diagnostic.of(FALSE_EMBEDDED_ORDER, claim.span(), message), proof, "b^", row)
              .withEdits(
                  List.of(SuggestedEdit.replace(claim.span(), String.valueOf(proof.order()))),
                  ", or fix the weight that is wrong"));
    } else if (claim.order() < proof.order()) {
      diagnostics.add(
          understated(FALSE_EMBEDDED_ORDER, claim, proof, "this embedded row")
              .withEdit(String.valueOf(proof.order())));
    }
  }

  private void checkStageOrder(ClaimedOrder claim) {
    int stageOrder = properties.stageOrder();
    if (claim.order() != stageOrder) {
      diagnostics.add(
          Diagnostic.of(
                  FALSE_PROPERTY,
                  claim.span(),
                  "stage order %s is claimed, but it is %s".formatted(claim.order(), stageOrder))
              .withNote("the largest q for which B(q) and C(q) hold")
              .withEdit(String.valueOf(stageOrder)));
    }
  }

  private void checkProperty(PropertyClaim claim) {
    switch (claim.property()) {
      case FSAL ->
          require(claim, tableau.isFsal(), "the last row of A must be b, and the first row zero");
      case SYMPLECTIC ->
          require(claim, properties.isSymplectic(), "b_i a_ij + b_j a_ji must be b_i b_j");
      case SYMMETRIC ->
          require(claim, properties.isSymmetric(), "a_{s+1-i,s+1-j} + a_ij must be b_j");
      case A_STABLE, L_STABLE ->
          new StabilityClaim(method, deadline).refuted(claim).ifPresent(diagnostics::add);
    }
  }

  private void require(PropertyClaim claim, boolean holds, String requirement) {
    if (!holds) {
      diagnostics.add(refuted(claim).withNote(requirement));
    }
  }

  static Diagnostic refuted(PropertyClaim claim) {
    return Diagnostic.of(
        FALSE_PROPERTY,
        claim.span(),
        "`%s` is claimed, but does not hold".formatted(claim.property().keyword()));
  }

  private void checkSsp(ClaimedCoefficient claim) {
    if (!AbsoluteMonotonicity.isRadius(tableau, claim.value(), deadline)) {
      double radius = AbsoluteMonotonicity.radius(tableau, deadline);
      String found = Double.isInfinite(radius) ? "infinite" : String.valueOf(radius);
      diagnostics.add(
          Diagnostic.of(
                  FALSE_PROPERTY,
                  claim.span(),
                  "SSP coefficient %s is claimed, but it is %s"
                      .formatted(ExactText.of(claim.value()), found))
              .withNote("the radius of absolute monotonicity"));
    }
  }
}

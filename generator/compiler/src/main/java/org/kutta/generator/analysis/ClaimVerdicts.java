package org.kutta.generator.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.tableau.Doubts;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/**
 * Proves or refutes what a method or a family claims, each claim in both directions. Which claims
 * hold is decided here; subclasses say it in words of their own.
 *
 * @param <E> numbers or functions
 */
public abstract class ClaimVerdicts<E> {

  protected static final Doubts NO_DOUBTS = new Doubts(Set.of(), false, Set.of());

  private final Tableau<E> tableau;
  private final Claims claims;
  private final Doubts doubts;
  private final Words words;
  private final Properties<E> properties;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /**
   * What is said of a claim that is false.
   *
   * @param allHold what all conditions of an order do
   * @param hold what B(q) and C(q) do
   */
  public record Words(String allHold, String hold) {}

  /**
   * A row of weights with its proof.
   *
   * @param index of an embedded row, from 0; −1 for the main weights
   * @param entries formed when first asked for: those of a long recurrence take minutes
   */
  public record Row<E>(int index, Supplier<List<E>> entries, OrderProof proof) {

    /** Returns the weights. */
    public List<E> weights() {
      return entries.get();
    }

    /** Returns whether these are the weights of the method itself. */
    public boolean isMain() {
      return index < 0;
    }

    String symbol() {
      return isMain() ? "b" : "b^";
    }
  }

  protected ClaimVerdicts(
      Tableau<E> tableau, Claims claims, Doubts doubts, Words words, Deadline deadline) {
    this.tableau = tableau;
    this.claims = claims;
    this.doubts = doubts;
    this.words = words;
    this.properties = Properties.of(tableau, claims.tolerance(), deadline);
  }

  /** Decides all claims, and returns what is wrong with them, by position. */
  protected final List<Diagnostic> decide(Row<E> main, List<Row<E>> embedded) {
    if (!doubts.main()) {
      claims.order().ifPresent(claim -> checkOrder(claim, main));
    }
    checkEmbedded(embedded);
    if (!doubts.main()) {
      claims.stageOrder().ifPresent(this::checkStageOrder);
      claims.properties().forEach(this::checkProperty);
      checkOthers();
    }
    diagnostics.sort(Diagnostic.BY_POSITION);
    return diagnostics;
  }

  /** Checks the claims that only some kinds of methods can make. */
  protected void checkOthers() {}

  protected final void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  private void checkOrder(ClaimedOrder claim, Row<E> row) {
    OrderProof proof = row.proof();
    if (claim.order() > proof.order()) {
      report(proof.treesOfNextOrder() == 0 ? undecided(claim, proof) : refuted(claim, row));
    } else if (claim.order() < proof.order()) {
      report(
          understated(claim, row)
              .withNote("all conditions of order " + proof.order() + " " + words.allHold())
              .withEdit(String.valueOf(proof.order())));
    }
  }

  private Diagnostic refuted(ClaimedOrder claim, Row<E> row) {
    OrderProof proof = row.proof();
    int next = proof.order() + 1;
    OrderCondition<E> first =
        OrderCondition.of(proof.failing().get(0), tableau, row.weights(), claims.tolerance());
    Diagnostic refuted =
        overstated(claim, row)
            .withNote(
                proof.treesOfNextOrder() == 1
                    ? "fails for the one tree of order " + next + ":"
                    : "fails for %s of the %s trees of order %s; first:"
                        .formatted(proof.failing().size(), proof.treesOfNextOrder(), next))
            .withNote(
                "tree %s: %s = %s, required %s, residual %s"
                    .formatted(
                        first.tree(),
                        first.formula(row.symbol(), tableau.hasFreeAbscissae(claims.tolerance())),
                        found(first),
                        first.required(),
                        residual(first)));
    return withRemarks(refuted, row)
        .withEdits(
            List.of(SuggestedEdit.replace(claim.span(), String.valueOf(proof.order()))),
            otherwise(row));
  }

  private void checkEmbedded(List<Row<E>> rows) {
    List<ClaimedOrder> orders = claims.embedded();
    if (orders.isEmpty()) {
      return;
    }
    if (orders.size() != rows.size()) {
      Span span = orders.get(0).span().to(orders.get(orders.size() - 1).span());
      report(
          Diagnostic.of(
                  Message.EMBEDDED_CLAIM_COUNT,
                  span,
                  counted(orders.size(), "embedded order is", "embedded orders are"),
                  counted(rows.size(), "embedded row", "embedded rows"))
              .withNote("each row `b^` has an order of its own"));
      return;
    }
    for (Row<E> row : rows) {
      if (!doubts.embedded().contains(row.index())) {
        checkOrder(orders.get(row.index()), row);
      }
    }
  }

  private static String counted(int n, String one, String many) {
    return n + " " + (n == 1 ? one : many);
  }

  private void checkStageOrder(ClaimedOrder claim) {
    int stageOrder = properties.stageOrder();
    if (claim.order() != stageOrder) {
      report(
          falseStageOrder(claim, stageOrder)
              .withNote("the largest q for which B(q) and C(q) " + words.hold())
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
      case A_STABLE, L_STABLE -> checkStability(claim);
    }
  }

  private void require(PropertyClaim claim, boolean holds, String requirement) {
    if (!holds) {
      report(refuted(claim, requirement));
    }
  }

  /** Returns a diagnostic with the offer to leave a claim out, which is a statement of its own. */
  protected static Diagnostic leftOut(PropertyClaim claim, Diagnostic diagnostic) {
    return diagnostic.withEdits(
        List.of(SuggestedEdit.replace(claim.span(), "")), ", or fix the entries that break it");
  }

  /** Checks a claim of A- or L-stability. */
  protected abstract void checkStability(PropertyClaim claim);

  /** Says that an order was not decided: it is beyond the limit, or was too complex. */
  protected abstract Diagnostic undecided(ClaimedOrder claim, OrderProof proof);

  /** Says that the order of a row is lower than is claimed. */
  protected abstract Diagnostic overstated(ClaimedOrder claim, Row<E> row);

  /** Says that the order of a row is higher than is claimed. */
  protected abstract Diagnostic understated(ClaimedOrder claim, Row<E> row);

  /** Says that the stage order is another one than is claimed. */
  protected abstract Diagnostic falseStageOrder(ClaimedOrder claim, int stageOrder);

  /** Returns the left side of a condition. */
  protected abstract String found(OrderCondition<E> condition);

  /** Returns by how much a condition fails. */
  protected abstract String residual(OrderCondition<E> condition);

  /** Adds what else is to be said where an order is too high. */
  protected Diagnostic withRemarks(Diagnostic diagnostic, Row<E> row) {
    return diagnostic;
  }

  /** Returns what may be done instead of claiming a lower order. */
  protected abstract String otherwise(Row<E> row);

  /** Says that a property does not hold. */
  protected abstract Diagnostic refuted(PropertyClaim claim, String requirement);
}

package org.kutta.generator.family;

import static org.kutta.grammar.DiagnosticCode.EMBEDDED_CLAIM_COUNT;
import static org.kutta.grammar.DiagnosticCode.FALSE_EMBEDDED_ORDER;
import static org.kutta.grammar.DiagnosticCode.FALSE_ORDER;
import static org.kutta.grammar.DiagnosticCode.FALSE_PROPERTY;
import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;
import static org.kutta.grammar.DiagnosticCode.ORDER_UNDERSTATED;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.analysis.Properties;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.symbolic.TooComplexException;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.Span;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/**
 * Proves or refutes what a family claims of all its methods. A claim is checked in both directions;
 * that some members have a higher order makes no claim too low.
 */
public final class FamilyCheck {

  /** Longer residuals say nothing at a glance. */
  private static final int LONGEST = 60;

  private final Family family;
  private final Deadline deadline;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private FamilyCheck(Family family, Deadline deadline) {
    this.family = family;
    this.deadline = deadline;
  }

  /** Returns the family with what was proved of it, or why a claim is false. */
  public static Checked<ProvedFamily> run(Family family, Deadline deadline) {
    FamilyCheck check = new FamilyCheck(family, deadline);
    try {
      return check.run();
    } catch (TooComplexException e) {
      return Checked.failed(List.of(check.tooComplex(family.nameSpan())));
    } catch (OutOfTimeException e) {
      return Checked.failed(List.of(TimeLimit.exceeded(e, family.nameSpan())));
    }
  }

  private Diagnostic tooComplex(Span span) {
    return Diagnostic.of(
            LIMIT_EXCEEDED, span, "`" + family.name() + "` is too complex to be proved as a family")
        .withNote("as polynomials in the parameters, its conditions have thousands of terms");
  }

  private Checked<ProvedFamily> run() {
    Poles poles = Poles.of(family, deadline);
    diagnostics.addAll(poles.diagnostics());
    FamilyOrderProof proof = new FamilyOrderProof(family, deadline);
    FamilyOrder order = proof.of(family.tableau().b());
    family.claims().order().ifPresent(claim -> checkOrder(claim, order, "b"));
    List<FamilyOrder> embedded = family.tableau().embedded().stream().map(proof::of).toList();
    checkEmbedded(embedded);
    Properties<RationalFunction> properties = Properties.of(family.tableau());
    family.claims().stageOrder().ifPresent(claim -> checkStageOrder(claim, properties));
    family.claims().properties().forEach(claim -> checkProperty(claim, properties));
    diagnostics.sort(Diagnostic.BY_POSITION);
    return diagnostics.isEmpty()
        ? Checked.of(new ProvedFamily(family, order, embedded, poles.undecided()))
        : Checked.failed(diagnostics);
  }

  private void checkOrder(ClaimedOrder claim, FamilyOrder found, String weights) {
    boolean main = weights.equals("b");
    if (claim.order() > found.order()) {
      if (found.treesOfNextOrder() == 0) {
        diagnostics.add(
            found.order() == OrderProof.limit(family.tableau())
                ? beyond(claim)
                : tooComplex(claim.span()));
        return;
      }
      diagnostics.add(refuted(claim, found, weights, main ? FALSE_ORDER : FALSE_EMBEDDED_ORDER));
    } else if (claim.order() < found.order()) {
      diagnostics.add(
          Diagnostic.of(
                  main ? ORDER_UNDERSTATED : FALSE_EMBEDDED_ORDER,
                  claim.span(),
                  "order %s is claimed, but %s order %s for all %s"
                      .formatted(
                          claim.order(),
                          main ? "this family has" : "these weights have",
                          found.order(),
                          names()))
              .withNote("all conditions of order " + found.order() + " are identities")
              .withEdit(String.valueOf(found.order())));
    }
  }

  private Diagnostic beyond(ClaimedOrder claim) {
    return Diagnostic.of(
        LIMIT_EXCEEDED,
        claim.span(),
        "orders above %s of families are not proved by this version of kutta"
            .formatted(OrderProof.limit(family.tableau())));
  }

  private String names() {
    return String.join(", ", family.names());
  }

  private Diagnostic refuted(
      ClaimedOrder claim, FamilyOrder found, String weights, DiagnosticCode code) {
    int next = found.order() + 1;
    OrderCondition<RationalFunction> first = found.failing().get(0);
    Diagnostic refuted =
        Diagnostic.of(
                code,
                claim.span(),
                "order %s is claimed, but not for all %s: that is order %s"
                    .formatted(claim.order(), names(), found.order()))
            .withNote(
                found.treesOfNextOrder() == 1
                    ? "fails for the one tree of order " + next + ":"
                    : "fails for %s of the %s trees of order %s; first:"
                        .formatted(found.failing().size(), found.treesOfNextOrder(), next))
            .withNote(
                "tree %s: %s = %s, required %s, residual %s"
                    .formatted(
                        first.tree(),
                        first.formula(weights, false),
                        shown(first, false),
                        first.required(),
                        shown(first, true)))
            .withNote("so it is " + found.summary(family.names()));
    return refuted.withEdits(
        List.of(SuggestedEdit.replace(claim.span(), String.valueOf(found.order()))),
        ", or fix the entry that is wrong" + special(found));
  }

  private String special(FamilyOrder found) {
    return found.higher().orElse(List.of()).stream()
        .flatMap(more -> more.values().stream())
        .findFirst()
        .flatMap(Root::exact)
        .map(
            value -> "; or declare a method with `%s = %s`".formatted(family.names().get(0), value))
        .orElse("");
  }

  /** Returns a side of a condition as a function, or where that is long, at a point. */
  private String shown(OrderCondition<RationalFunction> condition, boolean residual) {
    RationalFunction f = residual ? condition.residual() : condition.found();
    String text = family.write(f);
    if (text.length() <= LONGEST) {
      return text;
    }
    return family
        .witness()
        .flatMap(point -> f.at(point).map(value -> value + " at " + family.write(point)))
        .orElse("a quotient of polynomials that is not zero");
  }

  private void checkEmbedded(List<FamilyOrder> found) {
    List<ClaimedOrder> claims = family.claims().embedded();
    if (claims.isEmpty()) {
      return;
    }
    if (claims.size() != found.size()) {
      Span span = claims.get(0).span().to(claims.get(claims.size() - 1).span());
      diagnostics.add(
          Diagnostic.of(
                  EMBEDDED_CLAIM_COUNT,
                  span,
                  "%s embedded orders are claimed, but the table has %s embedded rows"
                      .formatted(claims.size(), found.size()))
              .withNote("each row `b^` has an order of its own"));
      return;
    }
    for (int k = 0; k < claims.size(); k++) {
      checkOrder(claims.get(k), found.get(k), "b^");
    }
  }

  private void checkStageOrder(ClaimedOrder claim, Properties<RationalFunction> properties) {
    int stageOrder = properties.stageOrder();
    if (claim.order() != stageOrder) {
      diagnostics.add(
          Diagnostic.of(
                  FALSE_PROPERTY,
                  claim.span(),
                  "stage order %s is claimed, but for all %s it is %s"
                      .formatted(claim.order(), names(), stageOrder))
              .withNote("the largest q for which B(q) and C(q) are identities")
              .withEdit(String.valueOf(stageOrder)));
    }
  }

  private void checkProperty(PropertyClaim claim, Properties<RationalFunction> properties) {
    boolean holds =
        switch (claim.property()) {
          case FSAL -> family.tableau().isFsal();
          case SYMPLECTIC -> properties.isSymplectic();
          case SYMMETRIC -> properties.isSymmetric();
          case A_STABLE, L_STABLE ->
              throw new IllegalStateException("refused by the reader: " + claim);
        };
    if (!holds) {
      diagnostics.add(
          Diagnostic.of(
                  FALSE_PROPERTY,
                  claim.span(),
                  "`%s` is claimed, but does not hold for all %s"
                      .formatted(claim.property().keyword(), names()))
              .withNote("it must be an identity between the entries"));
    }
  }
}

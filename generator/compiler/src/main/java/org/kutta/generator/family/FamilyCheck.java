package org.kutta.generator.family;

import static org.kutta.grammar.DiagnosticCode.FALSE_PROPERTY;
import static org.kutta.grammar.DiagnosticCode.LIMIT_EXCEEDED;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kutta.generator.analysis.ClaimVerdicts;
import org.kutta.generator.analysis.OrderCondition;
import org.kutta.generator.analysis.OrderProof;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.number.TimedNumbers;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.symbolic.TooComplexException;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Statement.PropertyClaim;

/**
 * Proves or refutes what a family claims of all its methods. A claim is checked in both directions;
 * that some members have a higher order makes no claim too low.
 */
public final class FamilyCheck extends ClaimVerdicts<RationalFunction> {

  /** Longer residuals say nothing at a glance. */
  private static final int LONGEST = 60;

  private final Family family;
  private final Deadline deadline;
  private final Row<RationalFunction> main;
  private final List<Row<RationalFunction>> embedded = new ArrayList<>();
  private final Map<Row<RationalFunction>, FamilyOrder> orders = new HashMap<>();

  private FamilyCheck(Family family, Deadline deadline) {
    super(family.tableau(), family.claims(), NO_DOUBTS, words(family), deadline);
    this.family = family;
    this.deadline = deadline;
    this.main = row(-1, family.tableau().b());
    for (List<RationalFunction> weights : family.tableau().embedded()) {
      embedded.add(row(embedded.size(), weights));
    }
  }

  private Row<RationalFunction> row(int index, List<RationalFunction> weights) {
    OrderProof proof = OrderProof.of(family.tableau(), weights, Real.ZERO, deadline);
    return new Row<>(index, () -> weights, proof);
  }

  private static Words words(Family family) {
    String forAll = "for all %s it is".formatted(String.join(", ", family.names()));
    return new Words("are identities", "are identities", forAll);
  }

  private FamilyOrder order(Row<RationalFunction> row) {
    return orders.computeIfAbsent(
        row, fresh -> new FamilyOrderProof(family, deadline).of(row.weights(), row.proof()));
  }

  /** Returns the family with what was proved of it, or why a claim is false. */
  public static Checked<ProvedFamily> run(Family family, Deadline deadline) {
    try (TimedNumbers timed = family.tableau().until(deadline.during(Stage.ORDER))) {
      return new FamilyCheck(family, deadline).run();
    } catch (TooComplexException e) {
      return Checked.failed(List.of(tooComplex(family, family.nameSpan())));
    } catch (OutOfTimeException e) {
      return Checked.failed(List.of(TimeLimit.exceeded(e, family.nameSpan())));
    }
  }

  private static Diagnostic tooComplex(Family family, Span span) {
    return Diagnostic.of(
            LIMIT_EXCEEDED, span, "`" + family.name() + "` is too complex to be proved as a family")
        .withNote("as polynomials in the parameters, its conditions have thousands of terms");
  }

  private Checked<ProvedFamily> run() {
    Poles poles = Poles.of(family, deadline);
    poles.diagnostics().forEach(this::report);
    FamilyOrder order = order(main);
    List<FamilyOrder> embeddedOrders = embedded.stream().map(this::order).toList();
    List<Diagnostic> diagnostics = decide(main, embedded);
    return diagnostics.isEmpty()
        ? Checked.of(new ProvedFamily(family, order, embeddedOrders, poles.undecided()))
        : Checked.failed(diagnostics);
  }

  @Override
  protected Diagnostic undecided(ClaimedOrder claim, OrderProof proof) {
    int limit = OrderProof.limit(family.tableau());
    return proof.order() < limit
        ? tooComplex(family, claim.span())
        : Diagnostic.of(
            LIMIT_EXCEEDED,
            claim.span(),
            "orders above %s of families are not proved by this version of kutta".formatted(limit));
  }

  private String names() {
    return String.join(", ", family.names());
  }

  @Override
  protected String overstated(Row<RationalFunction> row) {
    return ", but not for all %s: that is order %s".formatted(names(), row.proof().order());
  }

  @Override
  protected String understated(Row<RationalFunction> row) {
    return "%s order %s for all %s"
        .formatted(
            row.isMain() ? "this family has" : "these weights have", row.proof().order(), names());
  }

  @Override
  protected Diagnostic withRemarks(Diagnostic diagnostic, Row<RationalFunction> row) {
    return diagnostic.withNote("so it is " + order(row).summary(family.names()));
  }

  @Override
  protected String otherwise(Row<RationalFunction> row) {
    return ", or fix the entry that is wrong" + special(order(row));
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

  @Override
  protected String found(OrderCondition<RationalFunction> condition) {
    return shown(condition.found());
  }

  @Override
  protected String residual(OrderCondition<RationalFunction> condition) {
    return shown(condition.residual());
  }

  /** Returns a function in full, or where that is long, its value at a point. */
  private String shown(RationalFunction f) {
    String text = family.write(f);
    if (text.length() <= LONGEST) {
      return text;
    }
    return family
        .witness()
        .flatMap(point -> f.at(point).map(value -> value + " at " + family.write(point)))
        .orElse("a quotient of polynomials that is not zero");
  }

  @Override
  protected Diagnostic refuted(PropertyClaim claim, String requirement) {
    return leftOut(
            claim,
            Diagnostic.of(
                FALSE_PROPERTY,
                claim.span(),
                "`%s` is claimed, but does not hold for all %s"
                    .formatted(claim.property().keyword(), names())))
        .withNote(requirement + ", for all %s".formatted(names()));
  }

  @Override
  protected void checkStability(PropertyClaim claim) {
    throw new IllegalStateException("refused by the reader: " + claim);
  }
}

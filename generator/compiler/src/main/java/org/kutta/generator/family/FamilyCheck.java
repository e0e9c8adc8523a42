package org.kutta.generator.family;

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
import org.kutta.grammar.Message;
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
    super(
        family.tableau(),
        family.claims(),
        NO_DOUBTS,
        new Words("are identities", "are identities"),
        deadline);
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
    return Diagnostic.of(Message.FAMILY_TOO_COMPLEX, span, family.name())
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
        : Diagnostic.of(Message.ORDER_OF_FAMILY_NOT_PROVED, claim.span(), limit);
  }

  private String names() {
    return String.join(", ", family.names());
  }

  @Override
  protected Diagnostic overstated(ClaimedOrder claim, Row<RationalFunction> row) {
    Message message =
        row.isMain() ? Message.FALSE_ORDER_OF_FAMILY : Message.FALSE_EMBEDDED_ORDER_OF_FAMILY;
    return Diagnostic.of(message, claim.span(), claim.order(), names(), row.proof().order());
  }

  @Override
  protected Diagnostic understated(ClaimedOrder claim, Row<RationalFunction> row) {
    Message message =
        row.isMain()
            ? Message.ORDER_OF_FAMILY_UNDERSTATED
            : Message.EMBEDDED_ORDER_OF_FAMILY_UNDERSTATED;
    return Diagnostic.of(message, claim.span(), claim.order(), row.proof().order(), names());
  }

  @Override
  protected Diagnostic falseStageOrder(ClaimedOrder claim, int stageOrder) {
    return Diagnostic.of(
        Message.FALSE_STAGE_ORDER_OF_FAMILY, claim.span(), claim.order(), names(), stageOrder);
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
                Message.FALSE_PROPERTY_OF_FAMILY,
                claim.span(),
                claim.property().keyword(),
                names()))
        .withNote(requirement + ", for all %s".formatted(names()));
  }

  @Override
  protected void checkStability(PropertyClaim claim) {
    throw new IllegalStateException("refused by the reader: " + claim);
  }
}

package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.DoubtfulMethod;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.ClaimedCoefficient;
import org.kutta.generator.tableau.Method.ClaimedOrder;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Statement;
import org.kutta.grammar.syntax.Table;

/** Turns a declaration into a method: evaluates it, and collects what it claims. */
final class MethodReader implements Statement.Visitor<Boolean> {

  /** They become a string constant of a class file, which has room for 65535 bytes. */
  private static final int MAX_WORDS = 10_000;

  private static final String SEPARATOR = "; ";

  private final MethodDeclaration declaration;
  private final Tower tower;
  private final List<Diagnostic> diagnostics;
  private final Map<String, Optional<Real>> names = new LinkedHashMap<>();
  private final ExpressionEvaluator evaluator;

  private Real tolerance = Real.ZERO;
  private Optional<String> title = Optional.empty();
  private final List<String> references = new ArrayList<>();
  private Optional<ClaimedOrder> order = Optional.empty();
  private final List<ClaimedOrder> embedded = new ArrayList<>();
  private Optional<ClaimedOrder> stageOrder = Optional.empty();
  private Optional<Span> freeAbscissae = Optional.empty();
  private final List<Statement.PropertyClaim> properties = new ArrayList<>();
  private Optional<ClaimedCoefficient> ssp = Optional.empty();
  private Optional<DoubtfulMethod> doubtful = Optional.empty();

  /**
   * @param diagnostics where what is wrong with this declaration, and nothing else, is added
   */
  MethodReader(MethodDeclaration declaration, Tower tower, List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.tower = tower;
    this.diagnostics = diagnostics;
    this.evaluator = new ExpressionEvaluator(names, tower, diagnostics);
  }

  /** Returns the method, or nothing if something is wrong with it. */
  Optional<Method> read() {
    JavaName.check(declaration.name()).ifPresent(diagnostics::add);
    for (Statement statement : declaration.body().statements()) {
      statement.accept(this);
    }
    boolean soundSoFar = diagnostics.isEmpty();
    List<Diagnostic> ofTable = new ArrayList<>();
    Optional<MethodTableReader> reader =
        declaration.body().table().map(table -> tableReader(table, ofTable));
    Optional<Tableau<Real>> tableau;
    try {
      tableau = reader.flatMap(MethodTableReader::read);
    } finally {
      // Also what was found before the time was over.
      diagnostics.addAll(ofTable);
    }
    tableau.ifPresent(this::checkFreeAbscissae);
    if (soundSoFar) {
      doubtful =
          reader
              .flatMap(MethodTableReader::doubtful)
              .map(table -> new DoubtfulMethod(described(table.tableau()), table.doubts()));
    }
    return diagnostics.isEmpty() ? tableau.map(this::described) : Optional.empty();
  }

  /** Returns the method if only sums of it are wrong; {@link #read} returns nothing then. */
  Optional<DoubtfulMethod> doubtful() {
    return doubtful;
  }

  /** Returns a method with a tableau and the words and claims that were read. */
  Method described(Tableau<Real> tableau) {
    return new Method(
        declaration.name().text(),
        title.orElse(declaration.name().text()),
        String.join(SEPARATOR, references),
        tableau,
        claims(),
        declaration.name().span());
  }

  Claims claims() {
    return new Claims(tolerance, order, embedded, stageOrder, properties, ssp);
  }

  /** Evaluates with the numbers of this method; those of another evaluator do not mix with them. */
  Optional<Real> evaluate(Expression expression) {
    return evaluator.evaluate(expression);
  }

  /** Gives a name to a number before the method is read. */
  void define(String name, Real value) {
    names.put(name, Optional.of(value));
  }

  private MethodTableReader tableReader(Table table, List<Diagnostic> ofTable) {
    return new MethodTableReader(
        table,
        new ExpressionEvaluator(names, tower, ofTable),
        tolerance,
        freeAbscissae.isPresent(),
        ofTable);
  }

  private void checkFreeAbscissae(Tableau<Real> tableau) {
    if (freeAbscissae.isPresent() && !tableau.hasFreeAbscissae(tolerance)) {
      diagnostics.add(
          Diagnostic.of(Message.ABSCISSAE_NOT_FREE, freeAbscissae.get())
              .withNote("without it, a wrong digit in c or in A is found")
              .withEdit(SuggestedEdit.replace(freeAbscissae.get(), "")));
    }
  }

  @Override
  public Boolean visitTitle(Statement.Title statement) {
    title = Optional.of(statement.text()).filter(text -> !text.isBlank());
    return checkLength(statement.text().length(), statement);
  }

  @Override
  public Boolean visitReference(Statement.Reference statement) {
    references.add(statement.text());
    return checkLength(String.join(SEPARATOR, references).length(), statement);
  }

  private boolean checkLength(int length, Statement statement) {
    if (length > MAX_WORDS) {
      diagnostics.add(
          Diagnostic.of(
              Message.STATEMENT_TOO_LONG,
              statement.span(),
              statement.keyword(),
              length,
              MAX_WORDS));
    }
    return length <= MAX_WORDS;
  }

  @Override
  public Boolean visitOrder(Statement.OrderClaim claim) {
    order = Optional.of(new ClaimedOrder(claim.order(), claim.orderSpan()));
    return true;
  }

  @Override
  public Boolean visitEmbedded(Statement.EmbeddedClaim claim) {
    claim.orders().forEach(o -> embedded.add(new ClaimedOrder(o.value(), o.span())));
    return true;
  }

  @Override
  public Boolean visitStageOrder(Statement.StageOrderClaim claim) {
    stageOrder = Optional.of(new ClaimedOrder(claim.order(), claim.orderSpan()));
    return true;
  }

  @Override
  public Boolean visitApproximate(Statement.Approximate approximate) {
    Optional<Real> value = evaluator.evaluate(approximate.tolerance());
    Optional<Real> sound =
        value.flatMap(t -> Tolerance.checked(t, approximate.tolerance(), diagnostics));
    // With a refused tolerance, small residuals of the table are no mistakes of their own.
    tolerance = sound.orElse(Claims.LARGEST_TOLERANCE);
    return sound.isPresent();
  }

  @Override
  public Boolean visitFreeAbscissae(Statement.FreeAbscissae free) {
    freeAbscissae = Optional.of(free.span());
    return true;
  }

  @Override
  public Boolean visitProperty(Statement.PropertyClaim claim) {
    return properties.add(claim);
  }

  @Override
  public Boolean visitSsp(Statement.SspClaim claim) {
    ssp =
        evaluator
            .evaluate(claim.coefficient())
            .map(value -> new ClaimedCoefficient(value, claim.coefficient().span()));
    return ssp.isPresent();
  }

  @Override
  public Boolean visitLet(Statement.Let let) {
    String name = let.name().text();
    if (names.containsKey(name)) {
      diagnostics.add(
          Diagnostic.of(Message.SECOND_DEFINITION, let.name().span(), name)
              .withNote("which of the two is meant cannot be told"));
      return false;
    }
    names.put(name, evaluator.evaluate(let.value()));
    return true;
  }
}

package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.elaboration.SymbolicEvaluator.Value;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.Family.FamilyParameter;
import org.kutta.generator.family.Formula;
import org.kutta.generator.family.ParameterDomain;
import org.kutta.generator.family.ParameterDomain.Bound;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.symbolic.TooComplexException;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.syntax.Domain;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Parameter;
import org.kutta.grammar.syntax.Statement;

/** Turns a declaration into a family: entries become rational functions of its parameters. */
final class FamilyReader {

  /** More than any published family has; each makes all polynomials longer. */
  private static final int MAX_PARAMETERS = 6;

  private final FamilyDeclaration declaration;
  private final Tower tower;
  private final List<Diagnostic> diagnostics;
  private final SymbolicEvaluator evaluator;
  private final Map<String, Formula> lets = new LinkedHashMap<>();

  /**
   * @param diagnostics where what is wrong with this declaration, and nothing else, is added
   */
  FamilyReader(FamilyDeclaration declaration, Tower tower, List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.tower = tower;
    this.diagnostics = diagnostics;
    this.evaluator = new SymbolicEvaluator(tower, diagnostics);
  }

  /** Returns the family, or nothing if something is wrong with it. */
  Optional<Family> read() {
    try {
      return readWithinLimits();
    } catch (TooComplexException e) {
      diagnostics.add(tooComplex(declaration));
      return Optional.empty();
    }
  }

  private static Diagnostic tooComplex(FamilyDeclaration declaration) {
    return Diagnostic.of(
            Message.ENTRIES_TOO_COMPLEX, declaration.name().span(), declaration.name().text())
        .withNote("as polynomials in the parameters they have thousands of terms");
  }

  private Optional<Family> readWithinLimits() {
    JavaName.check(declaration.name()).ifPresent(diagnostics::add);
    List<FamilyParameter> parameters = parameters();
    MethodReader words = new MethodReader(asMethod(), tower, diagnostics);
    for (Statement statement : declaration.body().statements()) {
      read(statement, words);
    }
    Optional<FamilyTableReader> table =
        declaration
            .body()
            .table()
            .map(written -> new FamilyTableReader(written, evaluator, names(), diagnostics));
    table.ifPresent(FamilyTableReader::read);
    return diagnostics.isEmpty()
        ? table.map(complete -> family(parameters, complete, words))
        : Optional.empty();
  }

  private MethodDeclaration asMethod() {
    return new MethodDeclaration(declaration.name(), declaration.body(), declaration.span());
  }

  private List<String> names() {
    return declaration.parameters().stream().map(p -> p.name().text()).toList();
  }

  private Family family(
      List<FamilyParameter> parameters, FamilyTableReader table, MethodReader words) {
    Family draft =
        new Family(
            declaration.name().text(),
            "",
            "",
            parameters,
            table.tableau(),
            table.formulas(lets),
            evaluator.divisors(),
            words.claims(),
            declaration.name().span());
    Method described = words.described(draft.generic());
    return new Family(
        draft.name(),
        described.title(),
        described.reference(),
        draft.parameters(),
        draft.tableau(),
        draft.formulas(),
        draft.divisors(),
        draft.claims(),
        draft.nameSpan());
  }

  private void read(Statement statement, MethodReader words) {
    if (statement instanceof Statement.Let let) {
      readLet(let);
    } else if (statement instanceof Statement.Approximate
        || statement instanceof Statement.FreeAbscissae
        || statement instanceof Statement.SspClaim) {
      diagnostics.add(notOfFamilies(statement));
    } else if (statement instanceof Statement.PropertyClaim claim && isAboutStability(claim)) {
      diagnostics.add(notOfFamilies(statement));
    } else {
      statement.accept(words);
    }
  }

  private static boolean isAboutStability(Statement.PropertyClaim claim) {
    return switch (claim.property()) {
      case A_STABLE, L_STABLE -> true;
      case SYMPLECTIC, SYMMETRIC, FSAL -> false;
    };
  }

  private Diagnostic notOfFamilies(Statement statement) {
    String name = declaration.name().text();
    return Diagnostic.of(Message.CLAIM_OF_FAMILY, statement.span(), statement.span().text())
        .withNote("of a family, orders, stage order, FSAL, symplectic and symmetric are decided")
        .withHelp(
            "leave it out here; `kutta show` tells the properties of a method such as `method My%s = %s(%s = …)`"
                .formatted(name, name, names().get(0)));
  }

  private void readLet(Statement.Let let) {
    String name = let.name().text();
    if (evaluator.knows(name)) {
      diagnostics.add(
          Diagnostic.of(Message.SECOND_DEFINITION, let.name().span(), name)
              .withNote("which of the two is meant cannot be told"));
      return;
    }
    Optional<Value> value = evaluator.evaluate(let.value());
    evaluator.define(name, value);
    value.filter(v -> !v.function().isConstant()).ifPresent(v -> lets.put(name, v.formula()));
  }

  private List<FamilyParameter> parameters() {
    List<Parameter> written = declaration.parameters();
    if (written.size() > MAX_PARAMETERS) {
      diagnostics.add(
          Diagnostic.of(
              Message.TOO_MANY_PARAMETERS,
              written.get(MAX_PARAMETERS).span(),
              written.size(),
              MAX_PARAMETERS));
    }
    for (int k = 0; k < written.size(); k++) {
      String name = written.get(k).name().text();
      if (evaluator.knows(name)) {
        diagnostics.add(
            Diagnostic.of(Message.SECOND_PARAMETER, written.get(k).name().span(), name));
      }
      RationalFunction variable = RationalFunction.variable(k);
      evaluator.define(name, Optional.of(new Value(variable, new Formula.Name(name))));
    }
    List<FamilyParameter> parameters = new ArrayList<>();
    for (Parameter parameter : written) {
      parameters.add(
          new FamilyParameter(parameter.name().text(), domain(parameter), parameter.name().span()));
    }
    return parameters;
  }

  private ParameterDomain domain(Parameter parameter) {
    DomainReader reader = new DomainReader();
    parameter.domains().forEach(domain -> domain.accept(reader));
    ParameterDomain domain = new ParameterDomain(reader.lower, reader.upper, reader.excluded);
    if (domain.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(Message.EMPTY_DOMAIN, parameter.span(), parameter.name().text())
              .withNote("the lower end of an interval must be below its upper end"));
    }
    return domain;
  }

  /** Intersects the intervals of a parameter, and collects the excluded values. */
  private final class DomainReader implements Domain.Visitor<Boolean> {
    private Optional<Bound> lower = Optional.empty();
    private Optional<Bound> upper = Optional.empty();
    private final List<RationalFunction> excluded = new ArrayList<>();

    @Override
    public Boolean visitInterval(Domain.Interval interval) {
      number(interval.lower())
          .ifPresent(value -> lower = tighter(lower, new Bound(value, interval.lowerOpen()), 1));
      number(interval.upper())
          .ifPresent(value -> upper = tighter(upper, new Bound(value, interval.upperOpen()), -1));
      return true;
    }

    private Optional<Bound> tighter(Optional<Bound> known, Bound bound, int sign) {
      if (known.isEmpty()) {
        return Optional.of(bound);
      }
      int order = sign * bound.value().compareTo(known.get().value());
      return order > 0 || (order == 0 && bound.open()) ? Optional.of(bound) : known;
    }

    private Optional<Real> number(Expression end) {
      Optional<Value> value = evaluator.evaluate(end);
      Optional<Real> number = value.flatMap(v -> v.function().asConstant());
      if (value.isPresent() && number.isEmpty()) {
        diagnostics.add(
            Diagnostic.of(Message.BOUND_NOT_A_NUMBER, end.span())
                .withNote("only an excluded value, `!= …`, may depend on other parameters"));
      }
      return number;
    }

    @Override
    public Boolean visitExcluded(Domain.Excluded exclusion) {
      int before = evaluator.divisors().size();
      evaluator.evaluate(exclusion.value()).ifPresent(value -> excluded.add(value.function()));
      // Where an excluded value divides by zero, nothing is excluded: that is no pole.
      evaluator.forgetDivisorsSince(before);
      return true;
    }
  }
}

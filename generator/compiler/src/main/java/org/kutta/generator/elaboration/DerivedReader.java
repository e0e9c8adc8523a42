package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kutta.generator.analysis.SimplifyingAssumptions;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.construction.Arguments;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.construction.Parameter.Kind;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.ExpressionPrinter;
import org.kutta.grammar.syntax.Identifier;

/** Turns {@code method Gauss6 = gauss(stages = 3)} into a method. */
final class DerivedReader {

  private final DerivedDeclaration declaration;
  private final MethodNames methods;
  private final List<Diagnostic> diagnostics;

  DerivedReader(DerivedDeclaration declaration, MethodNames methods, List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.methods = methods;
    this.diagnostics = diagnostics;
  }

  /** Returns the method, or nothing if something is wrong with it. */
  Optional<Method> read() {
    Optional<Diagnostic> wrongName = JavaName.check(declaration.name());
    wrongName.ifPresent(diagnostics::add);
    Optional<Construction> rule = Construction.named(declaration.origin().text());
    if (rule.isEmpty()) {
      diagnostics.add(unknown(declaration.origin()));
      return Optional.empty();
    }
    if (methods.scope().isTooDeep(declaration.name().text())) {
      diagnostics.add(tooDeep());
      return Optional.empty();
    }
    Optional<Arguments> arguments =
        ArgumentReader.read(declaration, rule.get(), methods, diagnostics);
    if (arguments.isEmpty() || wrongName.isPresent()) {
      return Optional.empty();
    }
    int digits = rule.get().digits(arguments.get());
    if (digits > methods.scope().budget().digits()) {
      diagnostics.add(tooLong(digits));
      return Optional.empty();
    }
    Deadline deadline = methods.tower().deadline().during(Stage.TABLEAU);
    deadline.check();
    Optional<Tableau<Real>> tableau = rule.get().build(arguments.get());
    deadline.check();
    if (tableau.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(Message.NO_SUCH_METHOD, declaration.span(), rule.get().word())
              .withNote(
                  Construction.areWritten(arguments.get())
                      ? "it is made for " + rule.get().limits()
                      : "a stabilised method of more than 20 stages has no tableau that could be"
                          + " worked with"));
    }
    if (tableau.filter(made -> !isDecidable(made, deadline)).isPresent()) {
      diagnostics.add(
          Diagnostic.of(Message.ORDER_UNDECIDABLE, declaration.span())
              .withNote("its abscissae are roots of polynomials, and sums of them are expensive"));
      return Optional.empty();
    }
    return tableau
        .filter(made -> !takesCoefficients(rule.get()) || isConsistent(made, arguments.get()))
        .map(made -> method(rule.get(), arguments.get(), made));
  }

  private Diagnostic tooDeep() {
    int nesting = methods.scope().budget().nesting();
    return Diagnostic.of(
            Message.NESTED_TOO_DEEP, declaration.span(), declaration.name().text(), nesting)
        .withNote("each level is a rule that is applied to the methods of the level below")
        .withHelp(
            nesting == Budget.DEEPEST_NESTING
                ? "write the tableau of one of the methods below it"
                : Limit.NESTING.help(Math.min(2 * nesting, Budget.DEEPEST_NESTING)));
  }

  private Diagnostic tooLong(int digits) {
    int limit = methods.scope().budget().digits();
    return Diagnostic.of(Message.COEFFICIENTS_TOO_LONG, declaration.span(), digits)
        .withNote(
            "exact numbers may have up to %s; each stage takes as many as the damping has"
                .formatted(limit))
        .withHelp("write a damping with fewer digits, or " + Limit.DIGITS.help(digits));
  }

  private static boolean takesCoefficients(Construction rule) {
    return rule.parameters().stream().anyMatch(parameter -> parameter.kind() == Kind.LIST);
  }

  /** Of coefficients that an author gives, some are mistyped, and others approximate. */
  private boolean isConsistent(Tableau<Real> tableau, Arguments arguments) {
    Real error = Real.FIELD.sum(tableau.b()).minus(Real.ONE);
    if (error.abs().compareTo(arguments.tolerance()) <= 0) {
      return true;
    }
    diagnostics.add(
        Diagnostic.of(Message.DERIVED_WEIGHT_SUM, declaration.span(), ExactText.withSize(error))
            .withNote("otherwise not even a constant gradient is followed"));
    return false;
  }

  /** Sums over many roots of polynomials are out of reach, unless symmetry makes them rational. */
  private static boolean isDecidable(Tableau<Real> tableau, Deadline deadline) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public Boolean visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return isDecidableByEntries(tableau, deadline);
              }

              @Override
              public Boolean visitRecurrence(StageRecurrence recurrence) {
                return true;
              }
            });
  }

  private static boolean isDecidableByEntries(Tableau<Real> tableau, Deadline deadline) {
    return tableau.entries().stream().noneMatch(Real::isOfConjugates)
        || Stream.concat(Stream.of(tableau.b()), tableau.embedded().stream())
            .allMatch(row -> SimplifyingAssumptions.order(tableau, row, deadline).isPresent());
  }

  private Method method(Construction rule, Arguments arguments, Tableau<Real> tableau) {
    Claims claims =
        new Claims(
            arguments.tolerance(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    return new Method(
        declaration.name().text(),
        title(rule),
        rule.reference(),
        tableau,
        claims,
        declaration.name().span());
  }

  /** Returns how the method was made: {@code Composition of A/2, B/2}. */
  private String title(Construction rule) {
    String title = Character.toUpperCase(rule.title().charAt(0)) + rule.title().substring(1);
    List<String> operands = declaration.operands().stream().map(ExpressionPrinter::print).toList();
    List<String> arguments = new ArrayList<>();
    declaration
        .arguments()
        .forEach(a -> arguments.add(a.name().text() + " = " + ExpressionPrinter.print(a.value())));
    declaration
        .lists()
        .forEach(
            list ->
                arguments.add(
                    list.values().stream()
                        .map(ExpressionPrinter::print)
                        .collect(Collectors.joining(", ", list.name().text() + " = [", "]"))));
    return title
        + (operands.isEmpty() ? " method" : " of " + String.join(", ", operands))
        + (arguments.isEmpty() ? "" : " with " + String.join(", ", arguments));
  }

  private Diagnostic unknown(Identifier origin) {
    List<String> words = new ArrayList<>(methods.families());
    Arrays.stream(Construction.values()).map(Construction::word).forEach(words::add);
    Diagnostic unknown =
        Diagnostic.of(Message.UNKNOWN_CONSTRUCTION, origin.span(), origin.text())
            .withNote("there are " + String.join(", ", words));
    return NearestName.of(origin.text(), words)
        .map(nearest -> unknown.withEdit(nearest))
        .orElse(unknown);
  }
}

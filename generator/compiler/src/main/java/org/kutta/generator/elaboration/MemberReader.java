package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Domain;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.ListArgument;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Parameter;

/**
 * Turns {@code method Heun2 = GenericRk2(alpha = 1)} into a method: the body of the family, read
 * like that of a written method, with numbers for its parameters.
 */
final class MemberReader {

  private final DerivedDeclaration declaration;
  private final FamilyDeclaration family;
  private final List<Diagnostic> diagnostics;

  /** What is found wrong by the reader of the body, which knows nothing of families. */
  private final List<Diagnostic> inner = new ArrayList<>();

  private final MethodReader body;

  MemberReader(
      DerivedDeclaration declaration,
      FamilyDeclaration family,
      Tower tower,
      List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.family = family;
    this.diagnostics = diagnostics;
    this.body =
        new MethodReader(
            new MethodDeclaration(declaration.name(), family.body(), declaration.span()),
            tower,
            inner);
  }

  /** Returns the method, or nothing if something is wrong with it. */
  Optional<Method> read() {
    Map<String, Argument> arguments = arguments();
    Map<String, Real> values = values(arguments);
    if (!diagnostics.isEmpty()) {
      return Optional.empty();
    }
    // All are evaluated before the first has a name: no argument may use another.
    values.forEach(body::define);
    for (Parameter parameter : family.parameters()) {
      String name = parameter.name().text();
      Argument argument = Objects.requireNonNull(arguments.get(name));
      Real value = Objects.requireNonNull(values.get(name));
      for (Domain domain : parameter.domains()) {
        domain.accept(new DomainCheck(name, value, argument));
      }
    }
    if (!diagnostics.isEmpty()) {
      return Optional.empty();
    }
    Optional<Method> method = body.read();
    inner.stream().findFirst().ifPresent(first -> diagnostics.add(seenFromHere(first, values)));
    return method.map(complete -> member(complete, values));
  }

  private Method member(Method complete, Map<String, Real> values) {
    Claims none =
        new Claims(
            Real.ZERO, Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());
    boolean titled = !complete.title().equals(complete.name());
    return new Method(
        complete.name(),
        (titled ? complete.title() : family.name().text()) + " with " + words(values),
        complete.reference(),
        complete.tableau(),
        none,
        complete.nameSpan());
  }

  private static String words(Map<String, Real> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + ExactText.of(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Says at the declaration what went wrong inside the family, whose text is not to blame. */
  private Diagnostic seenFromHere(Diagnostic inside, Map<String, Real> values) {
    if (inside.span().start() >= declaration.span().start()
        && inside.span().end() <= declaration.span().end()) {
      return inside;
    }
    Span place = declaration.arguments().get(0).span();
    for (Argument argument : declaration.arguments()) {
      place = place.to(argument.span());
    }
    return inside
        .withValues(words(values), place)
        .withNote("in `%s`, at %s".formatted(family.name().text(), inside.span()));
  }

  private Map<String, Argument> arguments() {
    List<String> names = family.parameters().stream().map(p -> p.name().text()).toList();
    Map<String, Argument> arguments = new LinkedHashMap<>();
    declaration.operands().forEach(operand -> diagnostics.add(unnamed(operand)));
    declaration.lists().forEach(list -> diagnostics.add(listed(list)));
    for (Argument argument : declaration.arguments()) {
      String name = argument.name().text();
      if (!names.contains(name)) {
        diagnostics.add(unknownParameter(argument.name(), names));
      } else if (arguments.putIfAbsent(name, argument) != null) {
        diagnostics.add(Diagnostic.of(Message.SECOND_ARGUMENT, argument.span(), name));
      }
    }
    List<String> missing = names.stream().filter(name -> !arguments.containsKey(name)).toList();
    boolean misspelt = declaration.arguments().size() >= names.size();
    boolean unnamed = !declaration.operands().isEmpty() || !declaration.lists().isEmpty();
    if (!missing.isEmpty() && !misspelt && !unnamed) {
      diagnostics.add(missing(missing, names));
    }
    return arguments;
  }

  private Diagnostic unnamed(Expression operand) {
    return Diagnostic.of(Message.NAMELESS_ARGUMENT, operand.span(), family.name().text())
        .withHelp(
            "write `%s = %s`"
                .formatted(family.parameters().get(0).name().text(), operand.span().text()));
  }

  private Diagnostic listed(ListArgument list) {
    return Diagnostic.of(Message.LIST_FOR_NUMBERS, list.span(), family.name().text());
  }

  private Diagnostic unknownParameter(Identifier name, List<String> names) {
    Diagnostic unknown =
        Diagnostic.of(Message.UNKNOWN_PARAMETER, name.span(), family.name().text(), name.text())
            .withNote("it has " + String.join(", ", names));
    return NearestName.of(name.text(), names)
        .map(nearest -> unknown.withEdit(nearest))
        .orElse(unknown);
  }

  private Diagnostic missing(List<String> missing, List<String> names) {
    String example =
        names.stream()
            .map(name -> name + " = …")
            .collect(Collectors.joining(", ", family.name().text() + "(", ")"));
    return Diagnostic.of(
            Message.NO_ARGUMENT,
            declaration.origin().span(),
            family.name().text(),
            String.join("` and `", missing))
        .withHelp("write `" + example + "`");
  }

  private Map<String, Real> values(Map<String, Argument> arguments) {
    Map<String, Real> values = new LinkedHashMap<>();
    for (Parameter parameter : family.parameters()) {
      String name = parameter.name().text();
      Optional.ofNullable(arguments.get(name))
          .flatMap(argument -> body.evaluate(argument.value()))
          .ifPresent(value -> values.put(name, value));
    }
    diagnostics.addAll(inner);
    inner.clear();
    return values;
  }

  /** Reports a value that one restriction of a parameter forbids. */
  private final class DomainCheck implements Domain.Visitor<Boolean> {
    private final String parameter;
    private final Real value;
    private final Argument argument;

    DomainCheck(String parameter, Real value, Argument argument) {
      this.parameter = parameter;
      this.value = value;
      this.argument = argument;
    }

    @Override
    public Boolean visitInterval(Domain.Interval interval) {
      Message below = interval.lowerOpen() ? Message.NOT_ABOVE : Message.NOT_AT_LEAST;
      Message above = interval.upperOpen() ? Message.NOT_BELOW : Message.NOT_AT_MOST;
      return check(interval.lower(), interval.lowerOpen(), 1, below, interval.span())
          && check(interval.upper(), interval.upperOpen(), -1, above, interval.span());
    }

    private boolean check(Expression end, boolean open, int sign, Message outside, Span domain) {
      Optional<Real> bound = body.evaluate(end);
      int order = bound.map(x -> sign * value.compareTo(x)).orElse(1);
      boolean holds = order > 0 || (order == 0 && !open);
      if (!holds) {
        report(outside, end.span(), domain);
      }
      return holds;
    }

    @Override
    public Boolean visitExcluded(Domain.Excluded excluded) {
      Optional<Real> forbidden = body.evaluate(excluded.value());
      // Where an excluded value divides by zero, nothing is excluded.
      inner.clear();
      boolean holds = forbidden.filter(value::equals).isEmpty();
      if (!holds) {
        report(Message.EXCLUDED_VALUE, excluded.value().span(), excluded.span());
      }
      return holds;
    }

    private void report(Message outside, Span restriction, Span domain) {
      diagnostics.add(
          Diagnostic.of(
                  outside,
                  argument.value().span(),
                  parameter,
                  restriction.text(),
                  ExactText.of(value))
              .withNote(
                  "`%s` is declared with `%s %s` at %s"
                      .formatted(family.name().text(), parameter, domain.text(), domain)));
    }
  }
}

package org.kutta.generator.elaboration;

import static org.kutta.grammar.DiagnosticCode.UNKNOWN_NAME;
import static org.kutta.grammar.DiagnosticCode.WRONG_ARGUMENTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.generator.construction.Arguments;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Method.Claims;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Identifier;

/** Turns {@code method Gauss6 = gauss(stages = 3)} into a method. */
final class DerivedReader {

  private final DerivedDeclaration declaration;
  private final Collection<String> families;
  private final List<Diagnostic> diagnostics;

  /**
   * @param families names that the origin may have been meant to be
   */
  DerivedReader(
      DerivedDeclaration declaration, Collection<String> families, List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.families = families;
    this.diagnostics = diagnostics;
  }

  /** Returns the method, or nothing if something is wrong with it. */
  Optional<Method> read() {
    int before = diagnostics.size();
    JavaName.check(declaration.name()).ifPresent(diagnostics::add);
    Optional<Construction> rule = Construction.named(declaration.origin().text());
    if (rule.isEmpty()) {
      diagnostics.add(unknown(declaration.origin()));
      return Optional.empty();
    }
    Map<String, Rational> arguments = arguments(rule.get());
    if (diagnostics.size() > before) {
      return Optional.empty();
    }
    Optional<Tableau> tableau = rule.get().build(new Arguments(arguments, new Tower()));
    if (tableau.isEmpty()) {
      diagnostics.add(
          Diagnostic.of(
                  WRONG_ARGUMENTS,
                  declaration.span(),
                  "`" + rule.get().word() + "` makes no method of these arguments")
              .withNote("it is made for " + rule.get().limits()));
    }
    return tableau.map(made -> method(rule.get(), arguments, made));
  }

  private Method method(Construction rule, Map<String, Rational> arguments, Tableau tableau) {
    String words =
        arguments.entrySet().stream()
            .map(argument -> argument.getKey() + " = " + argument.getValue())
            .collect(Collectors.joining(", ", " method with ", ""));
    Claims none =
        new Claims(
            Real.ZERO, Optional.empty(), List.of(), Optional.empty(), List.of(), Optional.empty());
    String title = Character.toUpperCase(rule.title().charAt(0)) + rule.title().substring(1);
    return new Method(
        declaration.name().text(),
        title + words,
        rule.reference(),
        tableau,
        none,
        declaration.name().span());
  }

  private Map<String, Rational> arguments(Construction rule) {
    Map<String, Rational> values = new LinkedHashMap<>();
    ExpressionEvaluator evaluator = new ExpressionEvaluator(Map.of(), diagnostics);
    for (Argument argument : declaration.arguments()) {
      String name = argument.name().text();
      if (!rule.parameters().contains(name)) {
        diagnostics.add(unknownParameter(rule, argument.name()));
      } else if (values.containsKey(name)) {
        diagnostics.add(
            Diagnostic.of(WRONG_ARGUMENTS, argument.span(), "`" + name + "` is given twice"));
      } else {
        evaluator
            .evaluate(argument.value())
            .flatMap(value -> rational(name, value, argument))
            .ifPresent(value -> values.put(name, value));
      }
    }
    checkComplete(rule);
    return values;
  }

  private Optional<Rational> rational(String name, Real value, Argument argument) {
    boolean integer = !name.equals("damping");
    boolean sound =
        value.isRational() && (!integer || value.rationalPart().denominator().bitLength() == 1);
    if (!sound) {
      diagnostics.add(
          Diagnostic.of(
              WRONG_ARGUMENTS,
              argument.value().span(),
              "`%s` must be %s, found %s"
                  .formatted(name, integer ? "an integer" : "rational", value)));
      return Optional.empty();
    }
    return Optional.of(value.rationalPart());
  }

  private void checkComplete(Construction rule) {
    for (String parameter : rule.parameters()) {
      boolean given =
          declaration.arguments().stream().anyMatch(a -> a.name().text().equals(parameter));
      if (!given) {
        diagnostics.add(
            Diagnostic.of(
                    WRONG_ARGUMENTS,
                    declaration.origin().span(),
                    "`" + rule.word() + "` needs `" + parameter + "`")
                .withHelp("write `" + example(rule) + "`"));
      }
    }
  }

  private static String example(Construction rule) {
    return rule.parameters().stream()
        .map(
            name ->
                name + " = " + (name.equals("stages") ? "3" : name.equals("order") ? "1" : "1/20"))
        .collect(Collectors.joining(", ", rule.word() + "(", ")"));
  }

  private static Diagnostic unknownParameter(Construction rule, Identifier name) {
    Diagnostic unknown =
        Diagnostic.of(
                WRONG_ARGUMENTS,
                name.span(),
                "`" + rule.word() + "` has no parameter `" + name.text() + "`")
            .withNote("it has " + String.join(", ", rule.parameters()));
    return NearestName.of(name.text(), rule.parameters())
        .map(nearest -> unknown.withHelp("write `" + nearest + "`"))
        .orElse(unknown);
  }

  private Diagnostic unknown(Identifier origin) {
    List<String> words = new ArrayList<>(families);
    Arrays.stream(Construction.values()).map(Construction::word).forEach(words::add);
    Diagnostic unknown =
        Diagnostic.of(
                UNKNOWN_NAME,
                origin.span(),
                "nothing that makes methods is named `" + origin.text() + "`")
            .withNote("there are " + String.join(", ", words));
    return NearestName.of(origin.text(), words)
        .map(nearest -> unknown.withHelp("write `" + nearest + "`"))
        .orElse(unknown);
  }
}

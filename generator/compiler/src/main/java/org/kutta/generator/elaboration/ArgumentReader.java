package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kutta.generator.construction.Arguments;
import org.kutta.generator.construction.Composition.Part;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.construction.Construction.Operands;
import org.kutta.generator.construction.Parameter;
import org.kutta.generator.construction.Parameter.Kind;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.NameUse;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.ListArgument;

/** Reads what stands in the parentheses of a construction. */
final class ArgumentReader {

  private final DerivedDeclaration declaration;
  private final Construction rule;
  private final MethodNames methods;
  private final List<Diagnostic> diagnostics;
  private final ExpressionEvaluator evaluator;

  private final MentionedMethods mentioned;
  private final WrittenExample example;

  private final Map<String, Rational> values = new LinkedHashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, List<Real>> lists = new HashMap<>();
  private final Map<String, Tableau<Real>> bases = new HashMap<>();
  private final Set<String> given = new HashSet<>();

  private ArgumentReader(
      DerivedDeclaration declaration,
      Construction rule,
      MethodNames methods,
      List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.rule = rule;
    this.methods = methods;
    this.diagnostics = diagnostics;
    this.evaluator = new ExpressionEvaluator(Map.of(), methods.tower(), diagnostics);
    this.mentioned = new MentionedMethods(declaration, methods, diagnostics);
    this.example = new WrittenExample(declaration, rule, methods);
  }

  /**
   * Returns the arguments, or nothing if one is wrong, or a method that one names.
   *
   * @param declaration to read
   * @param diagnostics where what is wrong is added
   */
  static Optional<Arguments> read(
      DerivedDeclaration declaration,
      Construction rule,
      MethodNames methods,
      List<Diagnostic> diagnostics) {
    List<Diagnostic> own = new ArrayList<>();
    Optional<Arguments> arguments = new ArgumentReader(declaration, rule, methods, own).read();
    diagnostics.addAll(own);
    return arguments.filter(all -> own.isEmpty());
  }

  private Optional<Arguments> read() {
    OperandReader reader =
        new OperandReader(declaration, rule, mentioned, evaluator, example, diagnostics);
    Optional<List<Part>> operands = reader.read();
    boolean sound = operands.isPresent();
    for (Argument argument : declaration.arguments()) {
      Optional<Parameter> parameter = parameter(argument.name());
      sound &= parameter.isPresent() && read(parameter.get(), argument);
    }
    if (sound && rule.operands() == Operands.STEPS) {
      reader.checkSteps(operands.get());
    }
    for (ListArgument list : declaration.lists()) {
      parameter(list.name()).ifPresent(parameter -> read(parameter, list));
    }
    if (rule.operands() != Operands.NONE || declaration.operands().isEmpty()) {
      checkComplete();
    }
    return sound
        ? operands.map(
            parts ->
                new Arguments(
                    parts, values, words, lists, bases, mentioned.tolerance(), methods.tower()))
        : Optional.empty();
  }

  private Optional<Parameter> parameter(Identifier name) {
    Optional<Parameter> parameter =
        rule.parameters().stream().filter(p -> p.name().equals(name.text())).findFirst();
    if (parameter.isEmpty()) {
      diagnostics.add(unknownParameter(name));
    } else if (!given.add(name.text())) {
      refuse(Message.SECOND_ARGUMENT, name.span(), name.text());
      return Optional.empty();
    }
    return parameter;
  }

  private boolean read(Parameter parameter, Argument argument) {
    return switch (parameter.kind()) {
      case INTEGER, RATIONAL -> readNumber(parameter, argument.value());
      case CHOICE -> readWord(parameter, argument.value());
      case METHOD -> readBase(parameter, argument.value());
      case TOLERANCE -> readTolerance(argument.value());
      case LIST -> {
        refuse(Message.NO_LIST, argument.value().span(), parameter.name());
        yield false;
      }
    };
  }

  private boolean readTolerance(Expression expression) {
    Optional<Real> value =
        evaluator.evaluate(expression).flatMap(t -> Tolerance.checked(t, expression, diagnostics));
    value.ifPresent(mentioned::tolerate);
    return value.isPresent();
  }

  private boolean readNumber(Parameter parameter, Expression expression) {
    Optional<Real> value = evaluator.evaluate(expression);
    if (value.isEmpty()) {
      return false;
    }
    boolean integer = parameter.kind() == Kind.INTEGER;
    boolean sound =
        value.get().isRational()
            && (!integer || value.get().rationalPart().denominator().bitLength() == 1);
    if (!sound) {
      refuse(
          integer ? Message.NOT_AN_INTEGER : Message.NOT_A_FRACTION,
          expression.span(),
          parameter.name(),
          ExactText.of(value.get()));
      return false;
    }
    values.put(parameter.name(), value.get().rationalPart());
    return true;
  }

  private boolean readWord(Parameter parameter, Expression expression) {
    Optional<String> word = nameIn(expression).filter(parameter.words()::contains);
    word.ifPresent(w -> words.put(parameter.name(), w));
    if (word.isEmpty()) {
      diagnostics.add(unknownWord(parameter, expression, parameter.words(), "a list in brackets"));
    }
    return word.isPresent();
  }

  private boolean readBase(Parameter parameter, Expression expression) {
    Optional<String> name = nameIn(expression);
    if (name.filter(methods.names()::contains).isPresent()) {
      Optional<Method> method = mentioned.method(name.get(), expression.span());
      method.ifPresent(m -> bases.put(parameter.name(), m.tableau()));
      return method.isPresent();
    }
    if (name.filter(parameter.words()::contains).isPresent()) {
      words.put(parameter.name(), name.get());
      return true;
    }
    List<String> candidates =
        Stream.concat(parameter.words().stream(), methods.names().stream()).toList();
    diagnostics.add(unknownWord(parameter, expression, candidates, "a method of this file"));
    return false;
  }

  static Optional<String> nameIn(Expression expression) {
    return expression instanceof NameUse use ? Optional.of(use.name()) : Optional.empty();
  }

  private Diagnostic unknownWord(
      Parameter parameter, Expression expression, List<String> candidates, String alternative) {
    String found = expression.span().text();
    Diagnostic unknown =
        Diagnostic.of(Message.UNKNOWN_CHOICE, expression.span(), parameter.name(), found)
            .withNote(
                "it is one of %s, or %s"
                    .formatted(String.join(", ", parameter.words()), alternative));
    return NearestName.of(found, candidates).map(unknown::withEdit).orElse(unknown);
  }

  private void read(Parameter parameter, ListArgument list) {
    if (parameter.kind() != Kind.CHOICE && parameter.kind() != Kind.LIST) {
      refuse(Message.UNWANTED_LIST, list.span(), parameter.name());
      return;
    }
    List<Real> numbers = new ArrayList<>();
    list.values().forEach(value -> evaluator.evaluate(value).ifPresent(numbers::add));
    lists.put(parameter.name(), numbers);
  }

  private void checkComplete() {
    for (Parameter parameter : rule.parameters()) {
      boolean isGiven = given.contains(parameter.name());
      boolean needed =
          parameter.kind() != Kind.TOLERANCE
              && parameter.counts().map(words::containsKey).orElse(true);
      if (!isGiven && needed) {
        diagnostics.add(
            Diagnostic.of(
                    Message.NO_ARGUMENT, declaration.origin().span(), rule.word(), parameter.name())
                .withHelp("write `" + example.text() + "`"));
      }
      if (isGiven && parameter.counts().filter(lists::containsKey).isPresent()) {
        refuse(
            Message.LENGTH_OF_LIST, declaration.span(), parameter.name(), parameter.counts().get());
      }
    }
  }

  private Diagnostic unknownParameter(Identifier name) {
    List<String> known = rule.parameters().stream().map(Parameter::name).toList();
    Diagnostic unknown =
        Diagnostic.of(Message.UNKNOWN_PARAMETER, name.span(), rule.word(), name.text())
            .withNote(known.isEmpty() ? "it has none" : "it has " + String.join(", ", known));
    return NearestName.of(name.text(), known).map(unknown::withEdit).orElse(unknown);
  }

  private void refuse(Message message, Span span, Object... arguments) {
    diagnostics.add(Diagnostic.of(message, span, arguments));
  }
}

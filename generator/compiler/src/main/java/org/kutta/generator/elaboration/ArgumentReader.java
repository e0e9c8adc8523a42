package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kutta.generator.construction.Arguments;
import org.kutta.generator.construction.Composition.Part;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.construction.Construction.Operands;
import org.kutta.generator.construction.Parameter;
import org.kutta.generator.construction.Parameter.Kind;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.NameUse;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.ListArgument;
import org.kutta.grammar.syntax.UsedNames;

/** Reads what stands in the parentheses of a construction. */
final class ArgumentReader {

  private final DerivedDeclaration declaration;
  private final Construction rule;
  private final MethodNames methods;
  private final List<Diagnostic> diagnostics;
  private final ExpressionEvaluator evaluator;

  private final List<Part> operands = new ArrayList<>();
  private final Map<String, Rational> values = new LinkedHashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final Map<String, List<Real>> lists = new HashMap<>();
  private final Map<String, Tableau<Real>> bases = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private Real tolerance = Real.ZERO;

  ArgumentReader(
      DerivedDeclaration declaration,
      Construction rule,
      MethodNames methods,
      List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.rule = rule;
    this.methods = methods;
    this.diagnostics = diagnostics;
    this.evaluator = new ExpressionEvaluator(Map.of(), methods.tower(), diagnostics);
  }

  /** Returns the arguments, or nothing if one is wrong, or a method that one names. */
  Optional<Arguments> read() {
    int before = diagnostics.size();
    boolean sound = readOperands();
    for (Argument argument : declaration.arguments()) {
      Optional<Parameter> parameter = parameter(argument.name());
      sound &= parameter.isPresent() && read(parameter.get(), argument);
    }
    if (sound && rule.operands() == Operands.STEPS) {
      checkSteps();
    }
    for (ListArgument list : declaration.lists()) {
      parameter(list.name()).ifPresent(parameter -> read(parameter, list));
    }
    if (rule.operands() != Operands.NONE || declaration.operands().isEmpty()) {
      checkComplete();
    }
    return sound && diagnostics.size() == before
        ? Optional.of(
            new Arguments(operands, values, words, lists, bases, tolerance, methods.tower()))
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
    value.filter(t -> t.compareTo(tolerance) > 0).ifPresent(t -> tolerance = t);
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
      Optional<Method> method = method(name.get(), expression.span());
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

  private static Optional<String> nameIn(Expression expression) {
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

  private boolean readOperands() {
    boolean sound = true;
    if (rule.operands() == Operands.NONE) {
      declaration
          .operands()
          .forEach(
              operand ->
                  diagnostics.add(
                      Diagnostic.of(Message.NAMELESS_ARGUMENT, operand.span(), rule.word())
                          .withHelp("write `" + example() + "`")));
      return declaration.operands().isEmpty();
    }
    int count = declaration.operands().size();
    if (count == 0 || (rule.operands() == Operands.ONE && count > 1)) {
      diagnostics.add(
          Diagnostic.of(
                  rule.operands() == Operands.ONE
                      ? Message.NEEDS_ONE_METHOD
                      : Message.NEEDS_METHODS,
                  declaration.origin().span(),
                  rule.word(),
                  count == 0 ? "none" : count)
              .withHelp("write `" + example() + "`"));
      return false;
    }
    for (Expression operand : declaration.operands()) {
      sound &= readOperand(operand);
    }
    return sound;
  }

  /** Reads {@code A/2}: a number times a method. */
  private boolean readOperand(Expression operand) {
    Set<String> names = UsedNames.of(operand);
    names.removeIf(name -> !methods.names().contains(name));
    if (names.size() != 1) {
      diagnostics.add(notAMethod(operand));
      return false;
    }
    String name = names.iterator().next();
    boolean bare = nameIn(operand).isPresent();
    if (rule.operands() == Operands.ONE && !bare) {
      refuse(Message.UNWANTED_FACTOR, operand.span(), rule.word());
      return false;
    }
    Optional<Polynomial> step = new PolynomialReader(name, evaluator, diagnostics).read(operand);
    if (step.isEmpty()) {
      return false;
    }
    if (step.get().degree() != 1 || !step.get().coefficient(0).isZero()) {
      diagnostics.add(notAMethod(operand));
      return false;
    }
    Optional<Method> method = method(name, operand.span());
    method.ifPresent(m -> operands.add(new Part(step.get().coefficient(1), m.tableau())));
    return method.isPresent();
  }

  private Diagnostic notAMethod(Expression operand) {
    Set<String> names = UsedNames.of(operand);
    if (names.size() == 1 && !methods.names().containsAll(names)) {
      String name = names.iterator().next();
      Diagnostic unknown =
          Diagnostic.of(Message.UNKNOWN_METHOD, operand.span(), name)
              .withNote("`" + rule.word() + "` takes methods that the same file declares");
      return NearestName.of(name, methods.names())
          .map(
              nearest ->
                  unknown.withEdit(operand.span().text().replaceFirst("\\b" + name, nearest)))
          .orElse(unknown);
    }
    return Diagnostic.of(Message.NOT_A_METHOD, operand.span(), rule.word(), operand.span().text())
        .withNote("an operand is a method of this file, times a number for its step")
        .withHelp("write `" + example() + "`");
  }

  private Optional<Method> method(String name, Span span) {
    if (methods.isMadeOf(name, declaration.name().text())) {
      diagnostics.add(
          (name.equals(declaration.name().text())
                  ? Diagnostic.of(Message.MADE_OF_ITSELF, span, name)
                  : Diagnostic.of(
                      Message.MADE_OF_EACH_OTHER, span, name, declaration.name().text()))
              .withNote("a method can be made only of methods that do not need it"));
      return Optional.empty();
    }
    Optional<Method> method = methods.method(name);
    method
        .map(m -> m.claims().tolerance())
        .filter(t -> t.compareTo(tolerance) > 0)
        .ifPresent(t -> tolerance = t);
    return method;
  }

  private void checkSteps() {
    Real sum = Real.FIELD.sum(operands.stream().map(Part::step).toList());
    Real miss = sum.minus(Real.ONE);
    if (miss.abs().compareTo(tolerance) <= 0) {
      return;
    }
    Diagnostic wrong = Diagnostic.of(Message.STEP_SUM, declaration.span(), ExactText.of(sum));
    boolean bare = declaration.operands().stream().allMatch(o -> nameIn(o).isPresent());
    diagnostics.add(
        bare
            ? wrong
                .withNote("a method that is named alone takes a whole step")
                .withEdit(equalSteps())
            : wrong.withNote("they miss it by " + ExactText.withSize(miss)));
  }

  /** Gives each method the same part of the step. */
  private SuggestedEdit equalSteps() {
    List<Expression> written = declaration.operands();
    return new SuggestedEdit(
        written.stream()
            .map(
                operand ->
                    new SuggestedEdit.Replacement(
                        operand.span(), operand.span().text() + "/" + written.size()))
            .toList());
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
                .withHelp("write `" + example() + "`"));
      }
      if (isGiven && parameter.counts().filter(lists::containsKey).isPresent()) {
        refuse(
            Message.LENGTH_OF_LIST, declaration.span(), parameter.name(), parameter.counts().get());
      }
    }
  }

  /** Returns how the rule is written, with the methods and arguments that were written. */
  private String example() {
    Stream<String> named =
        rule.parameters().stream()
            .filter(p -> p.kind() != Kind.TOLERANCE || writtenValue(p).isPresent())
            .map(p -> p.name() + " = " + writtenValue(p).orElse(p.example()));
    return Stream.concat(exampleOperands().stream(), named)
        .collect(Collectors.joining(", ", rule.word() + "(", ")"));
  }

  private List<String> exampleOperands() {
    Set<String> names = new LinkedHashSet<>();
    declaration.operands().forEach(operand -> names.addAll(UsedNames.of(operand)));
    names.retainAll(methods.names());
    methods.names().stream()
        .sorted()
        .filter(name -> !methods.isMadeOf(name, declaration.name().text()))
        .forEach(names::add);
    List<String> known = List.copyOf(names);
    return switch (rule.operands()) {
      case NONE -> List.of();
      case ONE -> List.of(known.isEmpty() ? "A" : known.get(0));
      case STEPS ->
          switch (known.size()) {
            case 0 -> List.of("A/2", "B/2");
            case 1 -> List.of(known.get(0) + "/2", known.get(0) + "/2");
            default -> List.of(known.get(0) + "/2", known.get(1) + "/2");
          };
    };
  }

  private Optional<String> writtenValue(Parameter parameter) {
    Stream<Argument> arguments = declaration.arguments().stream();
    return arguments
        .filter(argument -> argument.name().text().equals(parameter.name()))
        .map(argument -> argument.value().span().text())
        .findFirst();
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

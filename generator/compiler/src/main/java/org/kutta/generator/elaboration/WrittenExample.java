package org.kutta.generator.elaboration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.construction.Parameter;
import org.kutta.generator.construction.Parameter.Kind;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.UsedNames;

/** How a construction is written, for messages: with the methods and arguments that are there. */
final class WrittenExample {

  private final DerivedDeclaration declaration;
  private final Construction rule;
  private final MethodNames methods;

  WrittenExample(DerivedDeclaration declaration, Construction rule, MethodNames methods) {
    this.declaration = declaration;
    this.rule = rule;
    this.methods = methods;
  }

  /** Returns a construction by the rule, which can be typed. */
  String text() {
    Stream<String> named =
        rule.parameters().stream()
            .filter(p -> p.kind() != Kind.TOLERANCE || writtenValue(p).isPresent())
            .map(p -> p.name() + " = " + writtenValue(p).orElse(p.example()));
    return Stream.concat(operands().stream(), named)
        .collect(Collectors.joining(", ", rule.word() + "(", ")"));
  }

  private List<String> operands() {
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
}

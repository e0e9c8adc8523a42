package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.construction.Composition.Part;
import org.kutta.generator.construction.Construction;
import org.kutta.generator.construction.Construction.Operands;
import org.kutta.generator.number.ExactText;
import org.kutta.generator.number.Polynomial;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Message;
import org.kutta.grammar.NearestName;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.UsedNames;

/** Reads what a construction is made of: methods of the file, times numbers for their steps. */
final class OperandReader {

  private final DerivedDeclaration declaration;
  private final Construction rule;
  private final MentionedMethods methods;
  private final ExpressionEvaluator evaluator;
  private final WrittenExample example;
  private final List<Diagnostic> diagnostics;

  OperandReader(
      DerivedDeclaration declaration,
      Construction rule,
      MentionedMethods methods,
      ExpressionEvaluator evaluator,
      WrittenExample example,
      List<Diagnostic> diagnostics) {
    this.declaration = declaration;
    this.rule = rule;
    this.methods = methods;
    this.evaluator = evaluator;
    this.example = example;
    this.diagnostics = diagnostics;
  }

  /** Returns the operands, or nothing if one is wrong. */
  Optional<List<Part>> read() {
    if (rule.operands() == Operands.NONE) {
      declaration
          .operands()
          .forEach(
              operand ->
                  diagnostics.add(
                      Diagnostic.of(Message.NAMELESS_ARGUMENT, operand.span(), rule.word())
                          .withHelp("write `" + example.text() + "`")));
      return declaration.operands().isEmpty() ? Optional.of(List.of()) : Optional.empty();
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
              .withHelp("write `" + example.text() + "`"));
      return Optional.empty();
    }
    List<Part> operands = new ArrayList<>();
    declaration.operands().forEach(operand -> read(operand).ifPresent(operands::add));
    return operands.size() == count ? Optional.of(operands) : Optional.empty();
  }

  /** Reads {@code A/2}: a number times a method. */
  private Optional<Part> read(Expression operand) {
    Set<String> names = UsedNames.of(operand);
    names.removeIf(name -> !methods.names().contains(name));
    if (names.size() != 1) {
      diagnostics.add(notAMethod(operand));
      return Optional.empty();
    }
    String name = names.iterator().next();
    boolean bare = ArgumentReader.nameIn(operand).isPresent();
    if (rule.operands() == Operands.ONE && !bare) {
      diagnostics.add(Diagnostic.of(Message.UNWANTED_FACTOR, operand.span(), rule.word()));
      return Optional.empty();
    }
    Optional<Polynomial> step = new PolynomialReader(name, evaluator, diagnostics).read(operand);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    if (step.get().degree() != 1 || !step.get().coefficient(0).isZero()) {
      diagnostics.add(notAMethod(operand));
      return Optional.empty();
    }
    return methods
        .method(name, operand.span())
        .map(method -> new Part(step.get().coefficient(1), method.tableau()));
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
        .withHelp("write `" + example.text() + "`");
  }

  /** Checks that steps sum to 1, to the tolerance of the methods and arguments read so far. */
  void checkSteps(List<Part> operands) {
    Real sum = Real.FIELD.sum(operands.stream().map(Part::step).toList());
    Real miss = sum.minus(Real.ONE);
    if (miss.abs().compareTo(methods.tolerance()) <= 0) {
      return;
    }
    Diagnostic wrong = Diagnostic.of(Message.STEP_SUM, declaration.span(), ExactText.of(sum));
    boolean bare =
        declaration.operands().stream().allMatch(o -> ArgumentReader.nameIn(o).isPresent());
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
}

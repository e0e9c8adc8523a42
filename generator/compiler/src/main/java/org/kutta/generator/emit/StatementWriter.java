package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.plan.CombinationText;
import org.kutta.generator.plan.CombinationText.Style;
import org.kutta.generator.plan.Operand;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.Evaluate.When;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.Recur;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.Term;

/** Writes the statements of one method. */
final class StatementWriter implements Operation.Visitor {

  /** The longest combination that the runtime's vectors offer in one call. */
  private static final int TERMS_PER_CALL = 4;

  private final Map<Operand, Integer> slots;
  private final Coefficients coefficients;
  private final Optional<Solve> block;
  private final StageNames names;
  private final CodeBlock.Builder code = CodeBlock.builder();

  private StatementWriter(
      Map<Operand, Integer> slots,
      Coefficients coefficients,
      Optional<Solve> block,
      StageNames names) {
    this.slots = slots;
    this.names = names;
    this.coefficients = coefficients;
    this.block = block;
  }

  /** Returns the statements of a step, or of a part of one. */
  static CodeBlock step(
      List<Operation> operations,
      Map<Operand, Integer> slots,
      Coefficients coefficients,
      StageNames names) {
    return new StatementWriter(slots, coefficients, Optional.empty(), names).write(operations);
  }

  /** Returns the statements of one sweep over a block's equations, or of a part of one. */
  static CodeBlock sweep(
      Solve block,
      List<Operation> operations,
      Map<Operand, Integer> slots,
      Coefficients coefficients,
      StageNames names) {
    return new StatementWriter(slots, coefficients, Optional.of(block), names).write(operations);
  }

  private CodeBlock write(List<Operation> operations) {
    locals(operations).values().forEach(this::declare);
    operations.forEach(operation -> operation.accept(this));
    return code.build();
  }

  /** Returns the vectors that statements name, by their variables, in order of appearance. */
  private static Map<String, Operand> locals(List<Operation> operations) {
    Map<String, Operand> locals = new LinkedHashMap<>();
    operations.stream()
        .flatMap(operation -> named(operation).stream())
        .forEach(vector -> locals.putIfAbsent(vector.variable(), vector));
    return locals;
  }

  private static List<Operand> named(Operation operation) {
    if (operation instanceof Combine) {
      return operation.vectors();
    }
    boolean isKnown =
        operation instanceof Evaluate evaluate
            && evaluate.when() == When.UNLESS_FIRST_STAGE_IS_KNOWN;
    boolean keepsGradient = operation instanceof Keep keep && keep.what() == Keep.What.FIRST_STAGE;
    return isKnown || keepsGradient
        ? operation.vectors().stream()
            .filter(vector -> vector.place() != Operand.Place.THETA)
            .toList()
        : List.of();
  }

  private void declare(Operand vector) {
    CodeBlock source =
        switch (vector.place()) {
          case THETA -> CodeBlock.of("s.theta()");
          case GRADIENT -> CodeBlock.of("s.gradient()");
          case START -> CodeBlock.of("s.start()");
          case ERROR -> CodeBlock.of("s.error()");
          case DISPLACEMENT -> CodeBlock.of("s.displacement()");
          case WORK -> CodeBlock.of("s.work($L)", slots.get(vector));
          case STAGE ->
              unknownOf(vector).orElse(CodeBlock.of("s.stageVector($L)", slots.get(vector)));
        };
    code.addStatement("$T $N = $L", RuntimeTypes.VECTOR, vector.variable(), source);
  }

  /** Returns how a sweep names a stage that it is to improve. */
  private Optional<CodeBlock> unknownOf(Operand vector) {
    return block.stream()
        .flatMap(solve -> solve.stages().stream())
        .filter(stage -> Gradient.unknown(stage).equals(vector))
        .map(stage -> CodeBlock.of("k.of($L)", stage))
        .findFirst();
  }

  private void paragraph() {
    if (!code.isEmpty()) {
      code.add("\n");
    }
  }

  private void comment(String text) {
    code.add("// $L\n", text);
  }

  @Override
  public void visit(Evaluate operation) {
    switch (operation.when()) {
      case ALWAYS -> evaluate(operation);
      case UNLESS_FIRST_STAGE_IS_KNOWN -> evaluateUnlessKnown(operation);
      case UNLESS_STAGES_ARE_KNOWN -> evaluateGuess(operation);
    }
  }

  private void evaluate(Evaluate operation) {
    if (block.isEmpty()) {
      paragraph();
    }
    comment(operation.result().symbol() + " = " + gradientAt(operation));
    code.addStatement("$L.evaluate($L)", block.isPresent() ? "k" : "s", operation.stage());
  }

  private void evaluateUnlessKnown(Evaluate operation) {
    code.add("\n");
    comment(
        operation.result().symbol()
            + " = "
            + gradientAt(operation)
            + ": first same as last, if the last step was on the same function");
    code.beginControlFlow("if (!s.firstStageIsKnown())");
    code.addStatement("s.evaluate($L)", operation.stage());
    copy(operation.result(), Gradient.fresh(operation.stage()));
    code.endControlFlow();
  }

  private void evaluateGuess(Evaluate operation) {
    paragraph();
    comment(gradientAt(operation) + ", to iterate from, unless the last step's stages serve");
    code.beginControlFlow("if (!s.stagesAreKnown())");
    code.addStatement("s.evaluateStart()");
    code.endControlFlow();
  }

  private static String gradientAt(Evaluate operation) {
    return "grad L(" + operation.at().symbol() + ")";
  }

  private void copy(Operand to, Operand from) {
    code.addStatement("$N.copy($N)", to.variable(), from.variable());
  }

  @Override
  public void visit(Keep operation) {
    switch (operation.what()) {
      case START -> {
        comment("start = theta_n");
        code.addStatement("s.keepStart()");
      }
      case FIRST_STAGE -> {
        comment("k1 of the next step");
        copy(operation.to().get(0), operation.from().get(0));
        code.addStatement("s.keepFirstStage()");
      }
      case STAGES -> code.addStatement("s.keepStages(h)");
    }
  }

  @Override
  public void visit(Combine operation) {
    Operand first = operation.terms().get(0).vector();
    if (operation.isCopy()) {
      if (first.place() != Operand.Place.GRADIENT) {
        comment(operation.out().symbol() + " = " + first.symbol());
      }
      copy(operation.out(), first);
      return;
    }
    if (block.isPresent()) {
      paragraph();
    }
    comment(
        CombinationText.of(
            operation, coefficients.arePerInstance() ? Style.SYMBOLS : Style.NUMBERS));
    add(operation.out(), operation.terms(), begin(operation, first));
  }

  /** Writes what sets the result, and returns how many terms are then in it. */
  private int begin(Combine operation, Operand first) {
    Operand out = operation.out();
    List<Term> terms = operation.terms();
    if (operation.isInPlace()) {
      if (!operation.startsWithVector()) {
        code.addStatement("$N.scale($L)", out.variable(), coefficients.factor(terms.get(0)));
      }
      return 1;
    }
    if (operation.startsWithVector()) {
      int done = Math.min(1 + TERMS_PER_CALL, terms.size());
      call(out, CodeBlock.of("set($N,$W", first.variable()), terms.subList(1, done));
      return done;
    }
    call(out, CodeBlock.of("set("), terms.subList(0, 1));
    return 1;
  }

  private void add(Operand out, List<Term> terms, int from) {
    for (int done = from; done < terms.size(); done += TERMS_PER_CALL) {
      int until = Math.min(done + TERMS_PER_CALL, terms.size());
      call(out, CodeBlock.of("add("), terms.subList(done, until));
    }
  }

  private void call(Operand out, CodeBlock start, List<Term> terms) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (Term term : terms) {
      CodeBlock factor = coefficients.factor(term);
      arguments.add(CodeBlock.of("$L,$W$N", factor, term.vector().variable()));
    }
    code.addStatement("$N.$L$L)", out.variable(), start, CodeBlock.join(arguments, ",$W"));
  }

  @Override
  public void visit(Solve operation) {
    paragraph();
    comment(StageNames.words(operation));
    code.addStatement("solve($N, s, h)", names.equations(operation));
  }

  @Override
  public void visit(Recur operation) {
    String method = operation.advances() ? "advance" : "displacement";
    code.addStatement("$L.$L(s, h)", RecurrenceWriter.NAME, method);
  }
}

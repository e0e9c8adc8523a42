package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Blend;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.EvaluateGuess;
import org.kutta.generator.plan.Operation.EvaluateUnlessKnown;
import org.kutta.generator.plan.Operation.KeepFirstStage;
import org.kutta.generator.plan.Operation.KeepStages;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.Operation.Share;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;

/** Writes the statements of one method. */
final class StatementWriter implements Operation.Visitor {

  /** The longest combination that the runtime's vectors offer in one call. */
  private static final int TERMS_PER_CALL = 4;

  private final Map<PlanVector, Integer> slots;
  private final StepCoefficients coefficients;
  private final Optional<Solve> block;
  private final StageNames names;
  private final CodeBlock.Builder code = CodeBlock.builder();

  private StatementWriter(
      Map<PlanVector, Integer> slots,
      StepCoefficients coefficients,
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
      Map<PlanVector, Integer> slots,
      StepCoefficients coefficients,
      StageNames names) {
    return new StatementWriter(slots, coefficients, Optional.empty(), names).write(operations);
  }

  /** Returns the statements of one sweep over a block's equations, or of a part of one. */
  static CodeBlock sweep(
      Solve block,
      List<Operation> operations,
      Map<PlanVector, Integer> slots,
      StepCoefficients coefficients,
      StageNames names) {
    return new StatementWriter(slots, coefficients, Optional.of(block), names).write(operations);
  }

  private CodeBlock write(List<Operation> operations) {
    locals(operations).forEach(this::declare);
    operations.forEach(operation -> operation.accept(this));
    return code.build();
  }

  /** Returns the vectors that statements name, in order of appearance. */
  private static Set<PlanVector> locals(List<Operation> operations) {
    Set<PlanVector> locals = new LinkedHashSet<>();
    for (Operation operation : operations) {
      if (namesItsVectors(operation)) {
        operation.vectors().stream()
            .filter(
                vector ->
                    !(operation instanceof EvaluateUnlessKnown) || !vector.equals(PlanVector.THETA))
            .forEach(locals::add);
      }
    }
    return locals;
  }

  private static boolean namesItsVectors(Operation operation) {
    return !(operation instanceof KeepStart
        || operation instanceof Evaluate
        || operation instanceof EvaluateGuess
        || operation instanceof Solve);
  }

  private void declare(PlanVector vector) {
    CodeBlock source =
        switch (vector.kind()) {
          case THETA -> CodeBlock.of("s.theta()");
          case GRADIENT -> CodeBlock.of("s.gradient()");
          case START -> CodeBlock.of("s.start()");
          case ERROR -> CodeBlock.of("s.error()");
          case DISPLACEMENT -> CodeBlock.of("s.displacement()");
          case WORK -> CodeBlock.of("s.work($L)", slots.get(vector));
          case STAGE ->
              unknownOf(vector).orElse(CodeBlock.of("s.stageVector($L)", slots.get(vector)));
        };
    code.addStatement("$T $N = $L", RuntimeTypes.VECTOR, vector.name(), source);
  }

  /** Returns how a sweep names a stage that it is to improve. */
  private Optional<CodeBlock> unknownOf(PlanVector vector) {
    return block.stream()
        .flatMap(solve -> solve.stages().stream())
        .filter(stage -> PlanVector.stage(stage).equals(vector))
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
  public void visit(KeepStart operation) {
    comment("start = theta_n");
    code.addStatement("s.keepStart()");
  }

  @Override
  public void visit(Evaluate operation) {
    if (block.isEmpty()) {
      paragraph();
    }
    comment("k" + operation.stage() + " = grad L(" + operation.point() + ")");
    code.addStatement("$L.evaluate($L)", block.isPresent() ? "k" : "s", operation.stage());
  }

  @Override
  public void visit(EvaluateUnlessKnown operation) {
    code.add("\n");
    comment("k1 = grad L(theta_n): first same as last, if the last step was on the same function");
    code.beginControlFlow("if (!s.firstStageIsKnown())");
    code.addStatement("s.evaluate($L)", operation.stage());
    code.addStatement("$N.copy($N)", operation.kept().name(), PlanVector.GRADIENT.name());
    code.endControlFlow();
  }

  @Override
  public void visit(Copy operation) {
    boolean isGradient = operation.from().equals(PlanVector.GRADIENT);
    if (!isGradient) {
      comment(operation.to().name() + " = " + operation.from().name());
    }
    code.addStatement("$N.copy($N)", operation.to().name(), operation.from().name());
  }

  @Override
  public void visit(KeepFirstStage operation) {
    comment("k1 of the next step");
    code.addStatement("$N.copy($N)", operation.kept().name(), PlanVector.GRADIENT.name());
    code.addStatement("s.keepFirstStage()");
  }

  @Override
  public void visit(Combine operation) {
    if (block.isPresent()) {
      paragraph();
    }
    comment(coefficients.meaning(operation));
    List<CodeBlock> terms =
        operation.terms().stream().map(term -> argument(operation.out(), term)).toList();
    boolean inPlace = operation.base().filter(operation.out()::equals).isPresent();
    int done = 0;
    if (operation.base().isEmpty()) {
      done = 1;
      call(operation.out(), CodeBlock.of("set("), terms, 0, done);
    } else if (!inPlace) {
      done = Math.min(TERMS_PER_CALL, terms.size());
      CodeBlock set = CodeBlock.of("set($N,$W", operation.base().get().name());
      call(operation.out(), set, terms, 0, done);
    }
    add(operation.out(), terms, done);
  }

  @Override
  public void visit(Blend operation) {
    comment(operation.meaning());
    List<Share> shares = operation.shares();
    List<CodeBlock> arguments = new ArrayList<>();
    shares.forEach(share -> arguments.add(argument(share)));
    operation.terms().forEach(term -> arguments.add(argument(operation.out(), term)));
    boolean unit = !shares.isEmpty() && shares.get(0).factor().isOne();
    int done = 1;
    if (operation.isInPlace()) {
      if (!unit) {
        CodeBlock factor = coefficients.factor(shares.get(0).factor());
        code.addStatement("$N.scale($L)", operation.out().name(), factor);
      }
    } else if (unit) {
      done = Math.min(1 + TERMS_PER_CALL, arguments.size());
      CodeBlock set = CodeBlock.of("set($N,$W", shares.get(0).vector().name());
      call(operation.out(), set, arguments, 1, done);
    } else {
      call(operation.out(), CodeBlock.of("set("), arguments, 0, 1);
    }
    add(operation.out(), arguments, done);
  }

  private void add(PlanVector out, List<CodeBlock> arguments, int from) {
    for (int done = from; done < arguments.size(); done += TERMS_PER_CALL) {
      int until = Math.min(done + TERMS_PER_CALL, arguments.size());
      call(out, CodeBlock.of("add("), arguments, done, until);
    }
  }

  private CodeBlock argument(PlanVector out, Term term) {
    return CodeBlock.of("$L,$W$N", coefficients.timesH(out, term), term.vector().name());
  }

  private CodeBlock argument(Share share) {
    return CodeBlock.of("$L,$W$N", coefficients.factor(share.factor()), share.vector().name());
  }

  private void call(
      PlanVector out, CodeBlock start, List<CodeBlock> arguments, int from, int until) {
    CodeBlock list = CodeBlock.join(arguments.subList(from, until), ",$W");
    code.addStatement("$N.$L$L)", out.name(), start, list);
  }

  @Override
  public void visit(EvaluateGuess operation) {
    paragraph();
    comment("grad L(theta_n), to iterate from, unless the last step's stages serve");
    code.beginControlFlow("if (!s.stagesAreKnown())");
    code.addStatement("s.evaluateStart()");
    code.endControlFlow();
  }

  @Override
  public void visit(Solve operation) {
    paragraph();
    comment(StageNames.words(operation));
    code.addStatement("solve($N, s, h)", names.equations(operation));
  }

  @Override
  public void visit(KeepStages operation) {
    code.addStatement("s.keepStages(h)");
  }
}

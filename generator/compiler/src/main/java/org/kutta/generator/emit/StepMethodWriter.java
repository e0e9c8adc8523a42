package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Copy;
import org.kutta.generator.plan.Operation.Evaluate;
import org.kutta.generator.plan.Operation.EvaluateUnlessKnown;
import org.kutta.generator.plan.Operation.KeepFirstStage;
import org.kutta.generator.plan.Operation.KeepStart;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.StepPlan;

/**
 * Writes a plan as straight-line Java.
 *
 * <p>HotSpot does not compile methods of more than 8000 bytecodes, so a long plan becomes several
 * methods that are called one after another.
 */
final class StepMethodWriter {

  /** What a method may hold, by the estimate below, which errs on the safe side. */
  private static final int MAX_BYTECODES = 6_000;

  private static final int BYTECODES_PER_TERM = 14;
  private static final int BYTECODES_PER_OPERATION = 24;

  /** The longest combination that the runtime's vectors offer in one call. */
  private static final int TERMS_PER_CALL = 4;

  private final StepPlan plan;
  private final StepCoefficients coefficients;

  StepMethodWriter(StepPlan plan, StepCoefficients coefficients) {
    this.plan = plan;
    this.coefficients = coefficients;
  }

  /** Returns the method of that name, and those it calls. */
  List<MethodSpec> write(String name, String javadoc) {
    List<List<Operation>> parts = parts();
    MethodSpec.Builder step =
        signature(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    step.addJavadoc(javadoc);
    if (parts.size() == 1) {
      return List.of(step.addCode(body(parts.get(0))).build());
    }
    List<MethodSpec> methods = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      String part = name + "Part" + (k + 1);
      step.addStatement("$N(s, h)", part);
      methods.add(
          signature(part).addModifiers(Modifier.PRIVATE).addCode(body(parts.get(k))).build());
    }
    methods.add(0, step.build());
    return methods;
  }

  private static MethodSpec.Builder signature(String name) {
    return MethodSpec.methodBuilder(name)
        .addParameter(RuntimeTypes.STAGES, "s")
        .addParameter(TypeName.DOUBLE, "h");
  }

  private List<List<Operation>> parts() {
    List<List<Operation>> parts = new ArrayList<>();
    List<Operation> part = new ArrayList<>();
    int bytecodes = 0;
    for (Operation operation : plan.operations()) {
      int more = BYTECODES_PER_OPERATION + BYTECODES_PER_TERM * operation.vectors().size();
      if (bytecodes + more > MAX_BYTECODES) {
        parts.add(part);
        part = new ArrayList<>();
        bytecodes = 0;
      }
      part.add(operation);
      bytecodes += more;
    }
    parts.add(part);
    return parts;
  }

  private CodeBlock body(List<Operation> operations) {
    CodeBlock.Builder code = CodeBlock.builder();
    StatementWriter statements = new StatementWriter(code);
    locals(operations).forEach(vector -> declare(vector, code));
    operations.forEach(operation -> operation.accept(statements));
    return code.build();
  }

  /** Returns the vectors that statements name, in order of appearance. */
  private static Set<PlanVector> locals(List<Operation> operations) {
    Set<PlanVector> locals = new LinkedHashSet<>();
    for (Operation operation : operations) {
      boolean named = !(operation instanceof KeepStart) && !(operation instanceof Evaluate);
      if (named) {
        operation.vectors().stream()
            .filter(
                vector ->
                    !(operation instanceof EvaluateUnlessKnown) || !vector.equals(PlanVector.THETA))
            .forEach(locals::add);
      }
    }
    return locals;
  }

  private void declare(PlanVector vector, CodeBlock.Builder code) {
    CodeBlock source =
        switch (vector.kind()) {
          case THETA -> CodeBlock.of("s.theta()");
          case GRADIENT -> CodeBlock.of("s.gradient()");
          case START -> CodeBlock.of("s.start()");
          case ERROR -> CodeBlock.of("s.error()");
          case DISPLACEMENT -> CodeBlock.of("s.displacement()");
          case WORK -> CodeBlock.of("s.work($L)", plan.slots().get(vector));
        };
    code.addStatement("$T $N = $L", RuntimeTypes.VECTOR, vector.name(), source);
  }

  /** Writes the statements of one method. */
  private final class StatementWriter implements Operation.Visitor {
    private final CodeBlock.Builder code;

    StatementWriter(CodeBlock.Builder code) {
      this.code = code;
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
      code.add("\n");
      comment("k" + operation.stage() + " = grad L(" + operation.point() + ")");
      code.addStatement("s.evaluate($L)", operation.stage());
    }

    @Override
    public void visit(EvaluateUnlessKnown operation) {
      code.add("\n");
      comment(
          "k1 = grad L(theta_n): first same as last, if the last step was on the same function");
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
      comment(coefficients.meaning(operation));
      List<Term> terms = operation.terms();
      boolean inPlace = operation.base().filter(operation.out()::equals).isPresent();
      int done = 0;
      if (operation.base().isEmpty()) {
        call(operation.out(), CodeBlock.of("set("), terms.subList(0, 1));
        done = 1;
      } else if (!inPlace) {
        done = Math.min(TERMS_PER_CALL, terms.size());
        CodeBlock set = CodeBlock.of("set($N,$W", operation.base().get().name());
        call(operation.out(), set, terms.subList(0, done));
      }
      while (done < terms.size()) {
        int until = Math.min(done + TERMS_PER_CALL, terms.size());
        call(operation.out(), CodeBlock.of("add("), terms.subList(done, until));
        done = until;
      }
    }

    private void call(PlanVector out, CodeBlock start, List<Term> terms) {
      List<CodeBlock> arguments =
          terms.stream()
              .map(
                  term ->
                      CodeBlock.of("$L,$W$N", coefficients.timesH(out, term), term.vector().name()))
              .toList();
      code.addStatement("$N.$L$L)", out.name(), start, CodeBlock.join(arguments, ",$W"));
    }
  }
}

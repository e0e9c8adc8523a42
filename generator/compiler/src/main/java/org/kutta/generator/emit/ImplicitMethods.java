package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.KeepStages;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.StepPlan;

/**
 * Writes the methods of an implicit step: one that solves the stages, which all steps call that
 * need the same stages, one that sweeps over each block of equations, and what each step makes of
 * the solved stages.
 */
final class ImplicitMethods {

  private final ClassName type;
  private final Coefficients coefficients;
  private final Map<Solution, StageNames> solutions = new LinkedHashMap<>();
  private final List<MethodSpec> steps = new ArrayList<>();

  /** The operations that solve all stages, and the slots of vectors in them. */
  private record Solution(List<Operation> operations, Map<PlanVector, Integer> slots) {
    StepPlan plan() {
      return new StepPlan(operations, slots);
    }
  }

  ImplicitMethods(ClassName type, Coefficients coefficients) {
    this.type = type;
    this.coefficients = coefficients;
  }

  /** Adds the method of a plan. */
  void add(String name, String javadoc, StepPlan plan) {
    int end = 1;
    while (!(plan.operations().get(end - 1) instanceof KeepStages)) {
      end++;
    }
    Solution solution = new Solution(plan.operations().subList(0, end), plan.slots());
    boolean first = solutions.isEmpty();
    StageNames names = solutions.computeIfAbsent(solution, fresh -> new StageNames(!first));
    List<Operation> result = plan.operations().subList(end, plan.operations().size());
    CodeBlock.Builder before = CodeBlock.builder().addStatement("$N(s, h)", names.solution());
    if (result.isEmpty()) {
      before.add("// theta_{n+1} is the last stage point, and theta is there\n");
    }
    steps.addAll(
        new StepMethodWriter(plan, coefficients).write(name, javadoc, before.build(), result));
  }

  /** Returns the constants that stand for the equations of each block. */
  List<FieldSpec> equations() {
    List<FieldSpec> fields = new ArrayList<>();
    solutions.forEach(
        (solution, names) ->
            solution
                .plan()
                .solves()
                .forEach(block -> fields.add(equations(block, solution, names))));
    return fields;
  }

  private FieldSpec equations(Solve block, Solution solution, StageNames names) {
    CodeBlock.Builder value =
        CodeBlock.builder()
            .add(
                "$T.of($T::$N, $L)",
                RuntimeTypes.STAGE_EQUATIONS,
                type,
                names.sweep(block),
                block.stages().stream()
                    .map(stage -> CodeBlock.of("$L", stage))
                    .collect(CodeBlock.joining(", ")));
    PlanVector first = PlanVector.stage(block.stages().get(0));
    value.add("$Z.in($L)", solution.slots().get(first));
    value.add("$Z.norm($L)", Text.literal(block.norm().toDouble()));
    block
        .guess()
        .ifPresent(
            guess ->
                value.add(
                    guess.isWork() ? "$Z.guessWork($L)" : "$Z.guess($L)",
                    solution.slots().get(guess)));
    if (!block.nodes().isEmpty()) {
      CodeBlock nodes =
          block.nodes().stream()
              .map(node -> CodeBlock.of("$L", Text.literal(node.toDouble())))
              .collect(CodeBlock.joining(", "));
      value.add("$Z.nodes($L)", nodes);
    }
    return FieldSpec.builder(
            RuntimeTypes.STAGE_EQUATIONS,
            names.constant(block),
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .addJavadoc("$L.", StageNames.equations(block))
        .initializer(value.build())
        .build();
  }

  /** Returns all methods. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>(steps);
    solutions.forEach(
        (solution, names) -> {
          StepMethodWriter writer = new StepMethodWriter(solution.plan(), coefficients, names);
          String javadoc = "Solves the stage equations; leaves each k_i in its vector.";
          methods.addAll(writer.writePrivate(names.solution(), javadoc, solution.operations()));
          solution.plan().solves().forEach(block -> methods.addAll(writer.writeSweep(block)));
        });
    return methods;
  }
}

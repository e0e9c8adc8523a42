package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
  private final StepCoefficients coefficients;
  private final Map<Solution, StageNames> solutions = new LinkedHashMap<>();
  private final List<MethodSpec> steps = new ArrayList<>();

  /** The operations that solve all stages, and the slots of vectors in them. */
  private record Solution(List<Operation> operations, Map<PlanVector, Integer> slots) {
    StepPlan plan() {
      return new StepPlan(operations, slots);
    }
  }

  ImplicitMethods(ClassName type, StepCoefficients coefficients) {
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
    StageNames names =
        solutions.computeIfAbsent(
            solution, fresh -> new StageNames(!first, coefficients.arePerInstance()));
    List<Operation> result = plan.operations().subList(end, plan.operations().size());
    CodeBlock.Builder before = CodeBlock.builder().addStatement("$N(s, h)", names.solution());
    if (result.isEmpty()) {
      before.add("// theta_{n+1} is the last stage point, and theta is there\n");
    }
    steps.addAll(
        new StepMethodWriter(plan, coefficients).write(name, javadoc, before.build(), result));
  }

  /** Returns the fields that stand for the equations of each block. */
  List<FieldSpec> equations() {
    List<FieldSpec> fields = new ArrayList<>();
    solutions.forEach(
        (solution, names) ->
            solution.plan().solves().forEach(block -> fields.add(field(block, solution, names))));
    return fields;
  }

  private FieldSpec field(Solve block, Solution solution, StageNames names) {
    FieldSpec.Builder field =
        FieldSpec.builder(RuntimeTypes.STAGE_EQUATIONS, names.equations(block), Modifier.PRIVATE)
            .addJavadoc("$L.", StageNames.words(block));
    if (!names.perInstance()) {
      field.addModifiers(Modifier.STATIC).initializer(equations(block, solution, names));
    }
    return field.addModifiers(Modifier.FINAL).build();
  }

  /** Returns the statements by which a constructor sets those fields, once coefficients are set. */
  CodeBlock assignments() {
    CodeBlock.Builder code = CodeBlock.builder();
    solutions.forEach(
        (solution, names) ->
            solution
                .plan()
                .solves()
                .forEach(
                    block ->
                        code.addStatement(
                            "this.$N = $L",
                            names.equations(block),
                            equations(block, solution, names))));
    return code.build();
  }

  private CodeBlock equations(Solve block, Solution solution, StageNames names) {
    CodeBlock.Builder value =
        CodeBlock.builder()
            .add(
                "$T.of($L, $L)",
                RuntimeTypes.STAGE_EQUATIONS,
                sweep(names.sweep(block), names),
                block.stages().stream()
                    .map(stage -> CodeBlock.of("$L", stage))
                    .collect(CodeBlock.joining(", ")));
    PlanVector first = PlanVector.stage(block.stages().get(0));
    value.add("$Z.in($L)", solution.slots().get(first));
    value.add("$Z.norm($L)", coefficients.norms(block));
    block
        .guess()
        .ifPresent(
            guess ->
                value.add(
                    guess.isWork() ? "$Z.guessWork($L)" : "$Z.guess($L)",
                    solution.slots().get(guess)));
    CodeBlock nodes = coefficients.nodes(block);
    if (!nodes.isEmpty()) {
      value.add("$Z.nodes($L)", nodes);
    }
    return value.build();
  }

  /**
   * Returns a reference to the method of a sweep. In a class named like one of its constants, such
   * as ORDER, {@code ORDER::sweepStage1} would mean the number: there a lambda calls the method.
   */
  private CodeBlock sweep(String method, StageNames names) {
    if (names.perInstance()) {
      return CodeBlock.of("this::$N", method);
    }
    String name = type.simpleName();
    return name.equals(name.toUpperCase(Locale.ROOT))
        ? CodeBlock.of("(s, k, h) -> $N(s, k, h)", method)
        : CodeBlock.of("$T::$N", type, method);
  }

  /** Returns how many vectors hold stages that are solved for. */
  private int stageVectors() {
    return solutions.keySet().stream()
        .flatMap(solution -> solution.slots().entrySet().stream())
        .filter(slot -> slot.getKey().kind() == PlanVector.Kind.STAGE)
        .mapToInt(slot -> slot.getValue() + 1)
        .max()
        .orElse(0);
  }

  /**
   * Returns the method that tells the runtime how many stages are solved for, unless it is all of
   * them.
   *
   * @param stages of the tableau
   */
  Optional<MethodSpec> stageVectors(int stages) {
    if (stageVectors() == stages) {
      return Optional.empty();
    }
    return Optional.of(
        MethodSpec.methodBuilder("stageVectors")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(TypeName.INT)
            .addStatement("return $L", stageVectors())
            .build());
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

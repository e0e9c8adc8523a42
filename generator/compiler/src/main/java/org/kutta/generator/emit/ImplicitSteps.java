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
import org.kutta.generator.plan.Operand;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Keep;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.StepProgram;

/**
 * Writes the methods of an implicit step: one that solves the stages, which all steps call that
 * need the same stages, one that sweeps over each block of equations, and what each step makes of
 * the solved stages.
 */
final class ImplicitSteps implements Steps {

  private final ClassName type;
  private final int stages;
  private final Coefficients coefficients;
  private final Map<Solution, StageNames> solutions = new LinkedHashMap<>();
  private final List<MethodSpec> steps = new ArrayList<>();
  private boolean startsWithFirstStage;

  /** The operations that solve all stages, and the slots of vectors in them. */
  private record Solution(List<Operation> operations, Map<Operand, Integer> slots) {
    StepProgram program() {
      return new StepProgram(operations, slots);
    }
  }

  /**
   * @param type of the class
   * @param stages of the tableau
   */
  ImplicitSteps(ClassName type, int stages, Coefficients coefficients) {
    this.type = type;
    this.stages = stages;
    this.coefficients = coefficients;
  }

  @Override
  public void add(String name, String javadoc, StepProgram program) {
    int end = program.operations().indexOf(Keep.stages()) + 1;
    Solution solution = new Solution(program.operations().subList(0, end), program.slots());
    boolean first = solutions.isEmpty();
    startsWithFirstStage |= first && program.startsWithStage(1);
    StageNames names =
        solutions.computeIfAbsent(
            solution, fresh -> new StageNames(!first, coefficients.arePerInstance()));
    List<Operation> result = program.operations().subList(end, program.operations().size());
    CodeBlock.Builder before = CodeBlock.builder().addStatement("$N(s, h)", names.solution());
    if (result.isEmpty()) {
      before.add("// theta_{n+1} is the last stage point, and theta is there\n");
    }
    steps.addAll(
        new StepMethodWriter(program, coefficients).write(name, javadoc, before.build(), result));
  }

  @Override
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    solutions.forEach(
        (solution, names) ->
            solution
                .program()
                .solves()
                .forEach(block -> fields.add(field(block, solution, names))));
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

  @Override
  public CodeBlock assignments() {
    CodeBlock.Builder code = CodeBlock.builder();
    solutions.forEach(
        (solution, names) -> {
          for (Solve block : names.perInstance() ? solution.program().solves() : List.<Solve>of()) {
            CodeBlock value = equations(block, solution, names);
            code.addStatement("this.$N = $L", names.equations(block), value);
          }
        });
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
    Operand first = Gradient.unknown(block.stages().get(0));
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
        .filter(slot -> slot.getKey().place() == Operand.Place.STAGE)
        .mapToInt(slot -> slot.getValue() + 1)
        .max()
        .orElse(0);
  }

  /** Returns what the runtime asks of the class: where its stages are, if not where most are. */
  private List<MethodSpec> overrides() {
    List<MethodSpec> overrides = new ArrayList<>();
    if (!startsWithFirstStage) {
      overrides.add(override("firstStageIsStart", TypeName.BOOLEAN, false));
    }
    if (stageVectors() != stages) {
      overrides.add(override("stageVectors", TypeName.INT, stageVectors()));
    }
    return overrides;
  }

  private static MethodSpec override(String name, TypeName type, Object value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }

  @Override
  public Optional<CodeBlock> abscissae() {
    return Optional.empty();
  }

  @Override
  public List<MethodSpec> methods() {
    List<MethodSpec> methods = overrides();
    methods.addAll(steps);
    solutions.forEach(
        (solution, names) -> {
          StepProgram program = solution.program();
          StepMethodWriter writer = new StepMethodWriter(program, coefficients, names);
          String javadoc = "Solves the stage equations; leaves each k_i in its vector.";
          methods.addAll(writer.writePrivate(names.solution(), javadoc, solution.operations()));
          program.solves().forEach(block -> methods.addAll(writer.writeSweep(block)));
        });
    return methods;
  }
}

package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Solve;
import org.kutta.generator.plan.StepProgram;

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

  private final StepProgram program;
  private final Coefficients coefficients;

  private final StageNames names;

  StepMethodWriter(StepProgram program, Coefficients coefficients, StageNames names) {
    this.program = program;
    this.coefficients = coefficients;
    this.names = names;
  }

  StepMethodWriter(StepProgram program, Coefficients coefficients) {
    this(program, coefficients, new StageNames(false, false));
  }

  /** Returns the method of that name, and those it calls. */
  List<MethodSpec> write(String name, String javadoc) {
    return write(name, javadoc, CodeBlock.of(""), program.operations());
  }

  /** Returns the method of that name for some of the operations, and those it calls. */
  List<MethodSpec> write(
      String name, String javadoc, CodeBlock before, List<Operation> operations) {
    MethodSpec.Builder step =
        signature(name)
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(javadoc)
            .addCode(before);
    return write(step, operations);
  }

  /** Returns a method that only its class calls, and those it calls. */
  List<MethodSpec> writePrivate(String name, String javadoc, List<Operation> operations) {
    return write(signature(name).addModifiers(Modifier.PRIVATE).addJavadoc(javadoc), operations);
  }

  private List<MethodSpec> write(MethodSpec.Builder whole, List<Operation> operations) {
    List<MethodSpec> methods = new ArrayList<>();
    String name = whole.build().name();
    List<List<Operation>> parts = parts(operations);
    if (parts.size() == 1) {
      return List.of(whole.addCode(step(operations)).build());
    }
    for (List<Operation> part : parts) {
      String partName = name + "Part" + (methods.size() + 1);
      whole.addStatement("$N(s, h)", partName);
      methods.add(signature(partName).addModifiers(Modifier.PRIVATE).addCode(step(part)).build());
    }
    methods.add(0, whole.build());
    return methods;
  }

  private CodeBlock step(List<Operation> operations) {
    return StatementWriter.step(operations, program.slots(), coefficients, names);
  }

  /** Returns the method that sweeps over the equations of a block, and those it calls. */
  List<MethodSpec> writeSweep(Solve block) {
    MethodSpec.Builder whole =
        sweepSignature(names.sweep(block)).addJavadoc("One sweep: $L.", StageNames.words(block));
    List<List<Operation>> parts = parts(block.parts());
    List<MethodSpec> methods = new ArrayList<>();
    for (List<Operation> part : parts) {
      CodeBlock code = StatementWriter.sweep(block, part, program.slots(), coefficients, names);
      if (parts.size() == 1) {
        return List.of(whole.addCode(code).build());
      }
      String partName = names.sweep(block) + "Part" + (methods.size() + 1);
      whole.addStatement("$N(s, k, h)", partName);
      methods.add(sweepSignature(partName).addCode(code).build());
    }
    methods.add(0, whole.build());
    return methods;
  }

  private MethodSpec.Builder sweepSignature(String name) {
    MethodSpec.Builder sweep = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    if (!names.perInstance()) {
      sweep.addModifiers(Modifier.STATIC);
    }
    return sweep
        .addParameter(RuntimeTypes.STAGES, "s")
        .addParameter(RuntimeTypes.STAGE_VALUES, "k")
        .addParameter(TypeName.DOUBLE, "h");
  }

  private static MethodSpec.Builder signature(String name) {
    return MethodSpec.methodBuilder(name)
        .addParameter(RuntimeTypes.STAGES, "s")
        .addParameter(TypeName.DOUBLE, "h");
  }

  private static List<List<Operation>> parts(List<Operation> operations) {
    List<List<Operation>> parts = new ArrayList<>();
    List<Operation> part = new ArrayList<>();
    int bytecodes = 0;
    for (Operation operation : operations) {
      int more = BYTECODES_PER_OPERATION + BYTECODES_PER_TERM * operation.vectors().size();
      if (bytecodes + more > MAX_BYTECODES && !part.isEmpty()) {
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
}

package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.plan.Recur;
import org.kutta.generator.plan.StepProgram;

/** Writes the steps of explicit methods. */
final class ExplicitSteps implements Steps {

  private final Coefficients coefficients;
  private final List<MethodSpec> methods = new ArrayList<>();
  private Optional<RecurrenceWriter> loop = Optional.empty();

  ExplicitSteps(Coefficients coefficients) {
    this.coefficients = coefficients;
  }

  @Override
  public void add(String name, String javadoc, StepProgram program) {
    methods.addAll(new StepMethodWriter(program, coefficients).write(name, javadoc));
    loop = loop.or(() -> program.loop().map(Recur::recurrence).map(RecurrenceWriter::new));
  }

  @Override
  public List<FieldSpec> fields() {
    return loop.map(RecurrenceWriter::field).stream().toList();
  }

  @Override
  public CodeBlock assignments() {
    return CodeBlock.of("");
  }

  @Override
  public Optional<CodeBlock> abscissae() {
    return loop.map(RecurrenceWriter::abscissae);
  }

  @Override
  public List<MethodSpec> methods() {
    List<MethodSpec> all = new ArrayList<>(methods);
    loop.map(RecurrenceWriter::methods).ifPresent(all::addAll);
    return all;
  }
}

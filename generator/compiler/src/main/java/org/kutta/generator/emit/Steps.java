package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.plan.StepProgram;

/** Writes the members of a class that perform its steps. Mutable, made for one class. */
interface Steps {

  /** Adds the method of a program. */
  void add(String name, String javadoc, StepProgram program);

  /** Returns the fields that the methods use, besides coefficients. */
  List<FieldSpec> fields();

  /** Returns the statements by which a constructor sets those fields, once coefficients are set. */
  CodeBlock assignments();

  /** Returns the code of the abscissae, if the steps know them better than the tableau. */
  Optional<CodeBlock> abscissae();

  /** Returns the methods. */
  List<MethodSpec> methods();
}

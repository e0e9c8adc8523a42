package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import java.util.List;
import org.kutta.generator.tableau.Structure;

/** What differs between the classes of a method and of a family. */
interface Subject {

  /** Returns where the class gets its coefficients. */
  CoefficientValues values();

  /** Returns the paragraphs of the class's Javadoc between title and reference. */
  CodeBlock paragraphs();

  /** Returns the code of the abscissae, separated by commas. */
  CodeBlock abscissae();

  /** Returns the Javadoc of {@code ORDER}. */
  String orderWords();

  /** Returns the Javadoc of {@code REAL_STABILITY}. */
  String intervalWords();

  /** Returns the Javadoc of {@code REFERENCE}. */
  String referenceWords();

  /**
   * Returns the constants that say what was proved, if they are the same for all instances.
   *
   * @param facts the code of a method's facts
   */
  List<FieldSpec> constants(Facts facts);

  /**
   * Returns the constructor, and how to make a builder and the facts.
   *
   * @param assignments of the fields that it computes
   */
  List<MethodSpec> methods(
      ClassName type, Coefficients coefficients, CodeBlock assignments, Facts facts);

  /** Returns the factory of a builder. */
  static String factory(Structure structure) {
    return structure == Structure.EXPLICIT ? "of" : "ofImplicit";
  }

  /** Returns what a constructor is told of how stage equations are solved. */
  static List<ParameterSpec> solver(Structure structure) {
    return structure == Structure.EXPLICIT
        ? List.of()
        : List.of(ParameterSpec.builder(RuntimeTypes.SOLVER, "solver").build());
  }

  /** Writes the facts of a method, given the code of its name and of its real interval. */
  interface Facts {
    CodeBlock of(CodeBlock name, CodeBlock realInterval);
  }
}

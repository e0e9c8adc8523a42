package org.kutta.generator.emit;

import com.palantir.javapoet.ClassName;

/** The types that generated code names. By name only: the generator does not depend on them. */
final class RuntimeTypes {

  private static final String RUNTIME = "org.kutta.runtime";

  /** What the code of a method calls. */
  private static final String METHOD_PACKAGE = RUNTIME + ".method";

  static final ClassName BUILDER = ClassName.get(RUNTIME, "OptimizerBuilder");
  static final ClassName SOLVER = ClassName.get(RUNTIME, "StageSolver");
  static final ClassName METHOD = ClassName.get(METHOD_PACKAGE, "Method");
  static final ClassName FACTS = ClassName.get(METHOD_PACKAGE, "MethodFacts");
  static final ClassName STAGES = ClassName.get(METHOD_PACKAGE, "Stages");
  static final ClassName RECURRENCE = ClassName.get(METHOD_PACKAGE, "StageRecurrence");
  static final ClassName INDEXED_METHOD = ClassName.get(RUNTIME, "RungeKuttaMethod");
  static final ClassName PROVIDER = ClassName.get(RUNTIME, "MethodProvider");
  static final ClassName VECTOR = ClassName.get(RUNTIME + ".vector", "Vector");
  static final ClassName STABILITY_POLYNOMIAL =
      ClassName.get(METHOD_PACKAGE, "StabilityPolynomial");
  static final ClassName STABILITY_QUOTIENT = ClassName.get(METHOD_PACKAGE, "StabilityQuotient");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");

  static final ClassName STRUCTURE = ClassName.get(METHOD_PACKAGE, "MethodStructure");
  static final ClassName IMPLICIT_METHOD = ClassName.get(RUNTIME + ".implicit", "ImplicitMethod");
  static final ClassName STAGE_EQUATIONS = ClassName.get(RUNTIME + ".implicit", "StageEquations");
  static final ClassName STAGE_VALUES = ClassName.get(RUNTIME + ".implicit", "StageValues");

  private RuntimeTypes() {}
}

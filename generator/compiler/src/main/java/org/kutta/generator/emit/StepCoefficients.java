package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;

/** What the statements of a step call the coefficients. */
interface StepCoefficients {

  /** Returns the code of h times the coefficient of a term, with its sign. */
  CodeBlock timesH(PlanVector out, Term term);

  /** Returns the code of a factor that no h goes with, with its sign. */
  CodeBlock factor(Real factor);

  /** Returns the mathematics of a combination. */
  String meaning(Combine operation);
}

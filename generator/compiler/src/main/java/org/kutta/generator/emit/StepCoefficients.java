package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;

/** What the statements of a step call the coefficients. */
interface StepCoefficients {

  /** Returns the code of h times the coefficient of a term, with its sign. */
  CodeBlock timesH(PlanVector out, Term term);

  /** Returns the code of a factor that no h goes with, with its sign. */
  CodeBlock factor(Real factor);

  /** Returns whether coefficients are fields of an instance, which its constructor computes. */
  boolean arePerInstance();

  /** Returns, separated by commas, numbers of which the largest is the norm of a block of A. */
  CodeBlock norms(Solve block);

  /** Returns, separated by commas, the abscissae whose polynomial extrapolates; may be none. */
  CodeBlock nodes(Solve block);

  /** Returns the mathematics of a combination. */
  String meaning(Combine operation);
}

package org.kutta.runtime.implicit;

import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.method.Stages;

/** An implicit method: it solves equations for its stages. */
public abstract class ImplicitMethod extends Method {

  private final StageSolver solver;
  private final Map<StageEquations, StageIteration> iterations = new IdentityHashMap<>();
  private @Nullable Stages bound;
  private @Nullable Workspace workspace;

  /** Called by generated code. */
  protected ImplicitMethod(MethodFacts facts, StageSolver solver) {
    super(facts);
    this.solver = solver;
  }

  /**
   * Solves the equations of a block of stages, in place of their work vectors, and leaves θ at the
   * last stage point of the block. Called by generated code.
   *
   * @param h the learning rate
   */
  protected final void solve(StageEquations equations, Stages s, double h) {
    Workspace space = workspace;
    if (space == null || bound != s) {
      iterations.clear();
      space = new Workspace(s);
      workspace = space;
      bound = s;
    }
    StageIteration iteration = iterations.get(equations);
    if (iteration == null) {
      iteration = iteration(equations, s, space);
      iterations.put(equations, iteration);
    }
    iteration.solve(h);
  }

  /** Returns how many stages are solved for; by default, all that the tableau has. */
  @Override
  public int stageVectors() {
    return facts().stages();
  }

  private StageIteration iteration(StageEquations equations, Stages s, Workspace space) {
    if (solver instanceof StageSolver.FixedPoint fixedPoint) {
      return new FixedPointIteration(fixedPoint, equations, s, space);
    }
    if (solver instanceof StageSolver.NewtonKrylov newtonKrylov) {
      return new NewtonKrylovIteration(newtonKrylov, equations, s, space);
    }
    throw new IllegalStateException("unknown solver " + solver);
  }
}

package org.kutta.runtime.implicit;

import java.util.Arrays;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * The equations k_i = ∇L(Θ_i) of a block of stages that are solved together. A constant of a
 * generated class; immutable.
 */
public final class StageEquations {

  /**
   * One sweep over a block: moves θ to each stage point in turn, and evaluates there. Generated.
   */
  @FunctionalInterface
  public interface Sweep {
    /** Makes the sweep with learning rate h. */
    void run(Stages s, StageValues k, double h);
  }

  private static final int NONE = -1;

  private final Sweep sweep;
  private final int[] stages;
  private final int first;
  private final int guessStage;
  private final int guessWork;
  private final double norm;
  private final double[] nodes;

  private StageEquations(
      Sweep sweep,
      int[] stages,
      int first,
      int guessStage,
      int guessWork,
      double norm,
      double[] nodes) {
    this.sweep = sweep;
    this.stages = stages;
    this.first = first;
    this.guessStage = guessStage;
    this.guessWork = guessWork;
    this.norm = norm;
    this.nodes = nodes;
  }

  /**
   * Returns the equations of a block.
   *
   * @param stages their numbers in the tableau, from 1, in the order of the sweep
   */
  public static StageEquations of(Sweep sweep, int... stages) {
    return new StageEquations(sweep, stages.clone(), 0, NONE, NONE, 1, new double[0]);
  }

  /** Returns the equations of stages that live in stage vectors from {@code first} on. */
  public StageEquations in(int first) {
    return new StageEquations(sweep, stages, first, guessStage, guessWork, norm, nodes);
  }

  /**
   * Returns the equations whose first guess is the stage in a stage vector; by default, it is the
   * gradient at θ_n.
   */
  public StageEquations guess(int guessStage) {
    return new StageEquations(sweep, stages, first, guessStage, guessWork, norm, nodes);
  }

  /** Returns the equations whose first guess is the explicit stage in a work vector. */
  public StageEquations guessWork(int guessWork) {
    return new StageEquations(sweep, stages, first, guessStage, guessWork, norm, nodes);
  }

  /**
   * Returns the equations with ‖A‖_∞ of the block, for estimates.
   *
   * @param sums of |a_ij| over rows of the block, the largest among them
   */
  public StageEquations norm(double... sums) {
    double norm = Arrays.stream(sums).max().orElseThrow();
    return new StageEquations(sweep, stages, first, guessStage, guessWork, norm, nodes);
  }

  /**
   * Returns the equations whose stages lie on a polynomial over the abscissae {@code nodes}, so
   * that it extrapolates them to the next step.
   */
  public StageEquations nodes(double... nodes) {
    return new StageEquations(sweep, stages, first, guessStage, guessWork, norm, nodes.clone());
  }

  int size() {
    return stages.length;
  }

  double norm() {
    return norm;
  }

  double[] nodes() {
    return nodes.clone();
  }

  /** Returns the place in the block of a stage, by its number in the tableau. */
  int indexOf(int stage) {
    int index = 0;
    while (stages[index] != stage) {
      index++;
    }
    return index;
  }

  /** Returns the vectors of the stages. */
  BlockVector values(Stages s) {
    Vector[] values = new Vector[stages.length];
    for (int b = 0; b < values.length; b++) {
      values[b] = s.stageVector(first + b);
    }
    return new BlockVector(values);
  }

  /** Returns what an iteration starts from that knows no better. */
  Vector guess(Stages s) {
    if (guessStage != NONE) {
      return s.stageVector(guessStage);
    }
    return guessWork != NONE ? s.work(guessWork) : s.gradient();
  }

  void sweep(Stages s, StageValues k, double h) {
    sweep.run(s, k, h);
    s.countSweep();
  }
}

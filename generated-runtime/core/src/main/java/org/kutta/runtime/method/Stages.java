package org.kutta.runtime.method;

import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * One step as generated code sees it: the live vectors, work vectors, and the evaluation of a
 * stage.
 *
 * <p>Generated code advances {@link #theta()} by one step of its tableau. It calls {@link
 * #keepStart()} before it first writes θ when evaluations still follow.
 *
 * <p>What {@link #evaluate(int)} leaves in {@link #gradient()} is the vector field of the flow: the
 * objective's gradient, clipped and multiplied by the preconditioner where there is one.
 */
public interface Stages {

  /** Returns the live parameters, shape {@code [n]}: stage points are written here. */
  Vector theta();

  /** Returns the live gradient, shape {@code [n]}: overwritten by {@link #evaluate(int)}. */
  Vector gradient();

  /** Returns a work vector, shape {@code [n]}, kept from step to step; {@code index} from 0. */
  Vector work(int index);

  /**
   * Returns the vector of a stage that is solved for, shape {@code [n]}: the next step starts its
   * iteration from it, so it is saved with the optimizer.
   *
   * @param index from 0
   */
  Vector stageVector(int index);

  /**
   * Returns whether {@link #stageVector} holds the stages of the step before, of the same function.
   * After an attempt that was rejected it does not.
   */
  boolean stagesAreKnown();

  /** Returns the learning rate of the step whose stages are known. */
  double stagesRate();

  /** Says that {@link #stageVector} holds the stages of this step, of learning rate h. */
  void keepStages(double h);

  /** Counts one sweep over the stage equations of a block. */
  void countSweep();

  /**
   * Returns a vector that the method remembers from step to step, such as an estimate: saved with
   * the optimizer, and as it was when a step fails. Shape {@code [n]}.
   *
   * @param name as declared by the optimizer
   */
  StateVector remembered(String name);

  /**
   * Returns a number that the method remembers from step to step.
   *
   * @param name as declared by the optimizer
   */
  StateScalar rememberedNumber(String name);

  /**
   * Says that the method is about to move θ, and returns {@link #start()}, so that stages can start
   * from it.
   */
  Vector keepStart();

  /** Returns θ as the attempt found it, shape {@code [n]}; to be read only. */
  Vector start();

  /**
   * Returns the vector that receives the embedded error h Σ (b_i − b̂_i) k_i, shape {@code [n]}.
   */
  Vector error();

  /** Returns the vector that receives the displacement h Σ b_i k_i, shape {@code [n]}. */
  Vector displacement();

  /**
   * Evaluates the field at the stage point now in θ.
   *
   * @param stage its number in the tableau, from 1
   */
  void evaluate(int stage);

  /**
   * Evaluates the field at θ_n, which θ must still hold: a first guess for methods whose first
   * stage lies elsewhere. Costs nothing where that gradient is known already.
   */
  void evaluateStart();

  /**
   * Performs the operations that wait, and fails if the gradient just evaluated is not finite.
   *
   * <p>{@link #evaluate} does so anyway: this is for those who decide by the gradient's entries.
   */
  void check();

  /**
   * Returns what to throw where a stage cannot be completed, such as an iteration that does not
   * converge: the step is taken back, and tried with half the learning rate or given up, as for a
   * gradient that is not finite.
   *
   * @param what is wrong, as the middle of a sentence
   */
  RuntimeException failure(String what);

  /**
   * Returns such a failure with advice.
   *
   * @param advice what may help besides a smaller learning rate, as the end of a sentence
   */
  RuntimeException failure(String what, String advice);

  /**
   * Returns whether the work vector that {@link #keepFirstStage()} spoke of still holds the
   * gradient at this step's start, so that stage 1 need not be evaluated (first same as last).
   *
   * <p>False where the field is not plain: {@link #evaluate} then knows by itself when nothing is
   * to be evaluated, and multiplies by the preconditioner of the new step.
   */
  boolean firstStageIsKnown();

  /**
   * Says that a work vector now holds the gradient at θ_{n+1}, the first stage of the next step.
   */
  void keepFirstStage();
}

package org.kutta.runtime;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * An optimizer that advances parameters by one step of a Runge–Kutta method on the gradient flow θ′
 * = −∇L(θ).
 *
 * <p>Stage points are Θ_i = θ_n − h Σ_j a_ij k_j with k_i = ∇L(Θ_i); the step is θ_{n+1} = θ_n − h
 * Σ_i b_i k_i (Dherin et al. 2025, arXiv 2505.13397). Subclasses are generated, one for each
 * tableau.
 *
 * <p>A step either completes, or leaves the parameters and this optimizer as they were before it.
 *
 * <p>An optimizer is used by one thread at a time; several optimizers run side by side.
 */
public abstract class RungeKuttaOptimizer {

  /** How often {@link NonFinitePolicy#HALVE} halves before it gives up. */
  public static final int MAX_HALVINGS = 30;

  private final MethodFacts facts;
  private final OptimizerSettings settings;
  private final LastStep report = new LastStep();
  private @Nullable Stages stages;
  private int epoch;

  /** Called by generated code. */
  protected RungeKuttaOptimizer(MethodFacts facts, OptimizerSettings settings) {
    this.facts = facts;
    this.settings = settings;
  }

  /**
   * Advances θ by one step of the tableau. Generated.
   *
   * @param s the live vectors, and the evaluation of stages
   * @param h the learning rate
   */
  protected abstract void advance(Stages s, double h);

  /**
   * Advances θ by one step and leaves h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Generated
   * where the tableau has embedded weights.
   */
  protected void advanceEstimating(Stages s, double h) {
    throw new IllegalStateException(facts.name() + " has no embedded weights");
  }

  /**
   * Forms the displacement h Σ b_i k_i of one step in {@link Stages#displacement()}, so that the
   * runtime can make more of it than θ_{n+1} = θ_n − h Σ b_i k_i. Leaves θ at the last stage point,
   * and θ_n in {@link Stages#start()} if it moved θ. Generated.
   */
  protected abstract void displacement(Stages s, double h);

  /**
   * Forms the displacement, and h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Generated where the
   * tableau has embedded weights.
   */
  protected void displacementEstimating(Stages s, double h) {
    throw new IllegalStateException(facts.name() + " has no embedded weights");
  }

  /** Returns what was proved of the method. */
  public final MethodFacts facts() {
    return facts;
  }

  /** Returns the report of the last step: a live view, all zero before the first. */
  public final StepReport report() {
    return report;
  }

  /** Tells the learning rate that an epoch, counted from 0, begins. */
  public final void startEpoch(int epoch) {
    this.epoch = epoch;
  }

  /**
   * Forgets the gradient that a method keeps from step to step. To be called after the objective's
   * parameters were changed by anything else than this optimizer.
   */
  public final void parametersChanged() {
    if (stages != null) {
      stages.forgetFirstStage();
    }
  }

  /**
   * Makes one step on an objective.
   *
   * @return what the step did; a live view, the same as {@link #report()}
   * @throws StepFailedException if a stage's loss or gradient is not finite, or the objective
   *     threw; the parameters are restored
   * @throws IllegalArgumentException if the objective's buffers do not fit each other
   */
  public final StepReport step(Objective objective) {
    Stages s = bind(objective);
    double h = settings.learningRate().at(report.step, epoch);
    if (!(h >= 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalStateException(
          "the learning rate at step " + report.step + ", epoch " + epoch + " is " + h);
    }
    attempt(s, h);
    for (StepListener listener : settings.listeners()) {
      listener.onStep(this, report);
    }
    return report;
  }

  private void attempt(Stages s, double firstRate) {
    double h = firstRate;
    int rejections = 0;
    int evaluations = 0;
    while (true) {
      s.begin();
      try {
        if (settings.estimateError()) {
          advanceEstimating(s, h);
        } else {
          advance(s, h);
        }
        s.end();
        report.finished(s, h, evaluations + s.evaluations(), rejections);
        report.errorNorm = settings.estimateError() ? s.error().norm2() : Double.NaN;
        return;
      } catch (Stages.NonFinite failure) {
        s.undo();
        evaluations += s.evaluations();
        boolean hopeless = s.failedAtStart() || rejections == MAX_HALVINGS;
        if (hopeless || settings.nonFinite() == NonFinitePolicy.THROW) {
          throw failed(s, failure.getMessage() + " with learning rate " + h, null);
        }
        rejections++;
        h /= 2;
      } catch (RuntimeException failure) {
        s.undo();
        throw failed(s, "the objective threw " + failure, failure);
      } catch (Error failure) {
        s.undo();
        throw failure;
      }
    }
  }

  private StepFailedException failed(Stages s, String what, @Nullable Throwable cause) {
    String help =
        cause == null && !s.failedAtStart()
            ? "; a smaller learning rate, or onNonFinite(NonFinitePolicy.HALVE), may help"
            : "";
    return new StepFailedException(
        "%s failed in stage %d of step %d: %s; the parameters are as before the step%s"
            .formatted(facts.name(), s.stage(), report.step + 1, what, help),
        report.step,
        s.stage(),
        cause);
  }

  private Stages bind(Objective objective) {
    Stages bound = stages;
    if (bound == null || !bound.isOver(objective)) {
      Vector theta = Vector.over(objective.parameters(), "parameters()");
      Vector gradient = theta.companion(objective.gradient(), "gradient()", "parameters()");
      bound = new Stages(objective, theta, gradient);
      stages = bound;
    }
    return bound;
  }

  private static final class LastStep implements StepReport {
    private long step;
    private double loss;
    private double learningRate;
    private int evaluations;
    private long totalEvaluations;
    private int rejections;
    private double errorNorm = Double.NaN;

    void finished(Stages s, double h, int evaluations, int rejections) {
      step++;
      loss = s.firstLoss();
      learningRate = h;
      this.evaluations = evaluations;
      totalEvaluations += evaluations;
      this.rejections = rejections;
    }

    @Override
    public long step() {
      return step;
    }

    @Override
    public double loss() {
      return loss;
    }

    @Override
    public double learningRate() {
      return learningRate;
    }

    @Override
    public int evaluations() {
      return evaluations;
    }

    @Override
    public long totalEvaluations() {
      return totalEvaluations;
    }

    @Override
    public int rejections() {
      return rejections;
    }

    @Override
    public double errorNorm() {
      return errorNorm;
    }

    @Override
    public String toString() {
      return "step %d: loss %s, learning rate %s, %d evaluations"
          .formatted(step, loss, learningRate, evaluations);
    }
  }
}

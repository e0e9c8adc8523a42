package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.vector.Vector;

/**
 * One step as generated code sees it: the live vectors, work vectors, and the evaluation of a
 * stage.
 *
 * <p>Generated code advances {@link #theta()} by one step of its tableau. It calls {@link
 * #keepStart()} before it first writes θ when evaluations still follow, so that a failing stage can
 * be undone.
 */
public final class Stages {

  /** A loss or gradient that is not finite, on its way from a stage to the step's policy. */
  static final class NonFinite extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NonFinite(String what) {
      super(what, null, false, false);
    }
  }

  private final Objective objective;
  private final Vector theta;
  private final Vector gradient;
  private final List<Vector> work = new ArrayList<>();
  private @Nullable Vector start;
  private @Nullable Vector error;
  private @Nullable Vector displacement;

  private boolean startKept;
  private int stage;
  private int evaluations;
  private double firstLoss;
  private double lastLoss;
  private boolean firstStageKnown;
  private long firstStageIdentity;
  private double knownLoss;
  private boolean startsFromKnownStage;

  Stages(Objective objective, Vector theta, Vector gradient) {
    this.objective = objective;
    this.theta = theta;
    this.gradient = gradient;
  }

  /** Returns the live parameters, shape {@code [n]}: stage points are written here. */
  public Vector theta() {
    return theta;
  }

  /** Returns the live gradient, shape {@code [n]}: overwritten by {@link #evaluate(int)}. */
  public Vector gradient() {
    return gradient;
  }

  /** Returns a work vector, shape {@code [n]}, kept from step to step; {@code index} from 0. */
  public Vector work(int index) {
    while (work.size() <= index) {
      work.add(theta.workVector());
    }
    return work.get(index);
  }

  /**
   * Copies θ_n to {@link #start()}, so that stages can start from it and a failure be undone.
   *
   * @return that vector
   */
  public Vector keepStart() {
    Vector kept = start();
    kept.copy(theta);
    startKept = true;
    return kept;
  }

  /** Returns the vector that {@link #keepStart()} fills, shape {@code [n]}. */
  public Vector start() {
    Vector kept = start;
    if (kept == null) {
      kept = theta.workVector();
      start = kept;
    }
    return kept;
  }

  /**
   * Returns the vector that receives the embedded error h Σ (b_i − b̂_i) k_i, shape {@code [n]}.
   */
  public Vector error() {
    Vector kept = error;
    if (kept == null) {
      kept = theta.workVector();
      error = kept;
    }
    return kept;
  }

  /** Returns the vector that receives the displacement h Σ b_i k_i, shape {@code [n]}. */
  public Vector displacement() {
    Vector kept = displacement;
    if (kept == null) {
      kept = theta.workVector();
      displacement = kept;
    }
    return kept;
  }

  /**
   * Evaluates the gradient at the stage point now in θ.
   *
   * @param stage its number in the tableau, from 1
   */
  public void evaluate(int stage) {
    theta.catchUp();
    this.stage = stage;
    boolean atStart = evaluations == 0 && !startsFromKnownStage;
    evaluations++;
    double loss = objective.evaluate();
    if (atStart) {
      firstLoss = loss;
      firstStageKnown = false;
    }
    lastLoss = loss;
    if (!Double.isFinite(loss)) {
      throw new NonFinite("the loss is " + loss);
    }
    if (!gradient.isFinite()) {
      throw new NonFinite("the gradient has entries that are not finite");
    }
    theta.defer();
  }

  /**
   * Returns whether the work vector that {@link #keepFirstStage()} spoke of still holds the
   * gradient at this step's start, so that stage 1 need not be evaluated (first same as last).
   */
  public boolean firstStageIsKnown() {
    return firstStageKnown && firstStageIdentity == objective.functionIdentity();
  }

  /**
   * Says that a work vector now holds the gradient at θ_{n+1}, the first stage of the next step.
   */
  public void keepFirstStage() {
    firstStageKnown = true;
    firstStageIdentity = objective.functionIdentity();
    knownLoss = lastLoss;
  }

  void begin() {
    theta.defer();
    startsFromKnownStage = firstStageIsKnown();
    if (startsFromKnownStage) {
      firstLoss = knownLoss;
    }
    startKept = false;
    evaluations = 0;
    stage = 1;
  }

  /** Ends a step that generated code has made. */
  void end() {
    theta.catchUp();
  }

  /**
   * Returns whether the failing evaluation was at θ_n, where the learning rate has no influence.
   */
  boolean failedAtStart() {
    return evaluations <= 1 && !startsFromKnownStage;
  }

  /** Restores θ_n. */
  void undo() {
    theta.catchUp();
    if (startKept && start != null) {
      theta.copy(start);
      startKept = false;
    }
  }

  void forgetFirstStage() {
    firstStageKnown = false;
  }

  boolean isOver(Objective candidate) {
    return objective == candidate
        && theta.wraps(candidate.parameters())
        && gradient.wraps(candidate.gradient());
  }

  int stage() {
    return stage;
  }

  int evaluations() {
    return evaluations;
  }

  double firstLoss() {
    return firstLoss;
  }
}

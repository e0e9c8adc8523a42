package org.kutta.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * One step as generated code sees it: the live vectors, work vectors, and the evaluation of a
 * stage.
 *
 * <p>Generated code advances {@link #theta()} by one step of its tableau. It calls {@link
 * #keepStart()} before it first writes θ when evaluations still follow, so that a failing stage can
 * be undone.
 *
 * <p>What {@link #evaluate(int)} leaves in {@link #gradient()} is the vector field of the flow: the
 * objective's gradient, clipped and multiplied by the preconditioner where there is one.
 */
public final class Stages {

  private Objective objective;
  private Vector theta;
  private Vector gradient;
  private final State state;
  private final Field field;
  private final boolean plain;
  private final @Nullable StartGradient startGradient;
  private final List<Vector> work = new ArrayList<>();
  private final Map<String, StateVector> remembered = new HashMap<>();
  private @Nullable Vector start;
  private @Nullable Vector error;
  private @Nullable Vector displacement;
  private @Nullable Vector scratch;
  private @Nullable Vector difference;
  private @Nullable Vector origin;

  // Of the step.
  private boolean firstStageIsStart = true;
  private boolean showsGradients;
  private int lastStage;
  private int evaluations;
  private int hessianProducts;
  private boolean movedFromOrigin;

  // Of the attempt.
  private boolean startKept;
  private int stage;
  private int evaluationsOfAttempt;
  private boolean evaluatingStart;
  private boolean gradientIsUnchecked;
  private boolean gradientIsAtStart;
  private double stageCurvature = Double.NaN;
  private double firstLoss;
  private double lastLoss;

  // First same as last, where the field is plain.
  private boolean firstStageKnown;
  private long firstStageIdentity;
  private double knownLoss;
  private boolean startsFromKnownStage;

  // Of the method.
  private String method = "";
  private @Nullable KeptStages keptStages;
  private boolean isImplicit;
  private boolean startsFromKnownStages;
  private int sweeps;

  Stages(Descent.Bound bound, State state, Field field) {
    this.objective = bound.objective();
    this.theta = bound.theta();
    this.gradient = bound.gradient();
    this.state = state;
    this.field = field;
    this.plain = field.isPlain();
    this.startGradient = field.keepsStart() ? new StartGradient(state.unsavedVector()) : null;
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
   * Returns the vector of a stage that is solved for, shape {@code [n]}: the next step starts its
   * iteration from it, so it is saved with the optimizer.
   *
   * @param index from 0
   */
  public Vector stageVector(int index) {
    return keptStages().vector(index);
  }

  /**
   * Returns whether {@link #stageVector} holds the stages of the step before, of the same function.
   *
   * <p>They are overwritten in place, so a step that fails leaves none.
   */
  public boolean stagesAreKnown() {
    return startsFromKnownStages;
  }

  /** Returns the learning rate of the step whose stages are known. */
  public double stagesRate() {
    return keptStages().rate();
  }

  /** Says that {@link #stageVector} holds the stages of this step, of learning rate h. */
  public void keepStages(double h) {
    keptStages().keep(h, objective.functionIdentity());
  }

  /** Counts one sweep over the stage equations of a block. */
  public void countSweep() {
    sweeps++;
  }

  private KeptStages keptStages() {
    if (keptStages == null) {
      keptStages = new KeptStages(state.scope("stages of " + method));
    }
    return keptStages;
  }

  /**
   * Returns a vector that a method remembers from step to step, such as an estimate: saved with the
   * optimizer, and as it was when a step fails. Shape {@code [n]}, all zero before the first step.
   *
   * @param name of the vector, unique in the method
   */
  public StateVector remembered(String name) {
    StateVector known = remembered.get(name);
    if (known == null) {
      known = state.scope("method").vector(name);
      remembered.put(name, known);
    }
    return known;
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
   * Evaluates the field at the stage point now in θ.
   *
   * @param stage its number in the tableau, from 1
   */
  public void evaluate(int stage) {
    settle();
    this.stage = stage;
    if (plain) {
      boolean first = evaluationsOfAttempt == 0 && !startsFromKnownStage;
      freshUnchecked(first && firstStageIsStart);
      firstLoss = first ? lastLoss : firstLoss;
      checkWithWhatFollows();
      return;
    }
    if (stage == 1 && firstStageIsStart) {
      loadStart();
    } else {
      evaluateStagePoint();
      if (stage == lastStage && startGradient != null) {
        startGradient.offerNext(gradient);
      }
    }
    showGradient();
    theta.defer();
  }

  /**
   * Evaluates the field at θ_n, which θ must still hold: a first guess for methods whose first
   * stage lies elsewhere. Costs nothing where that gradient is known already.
   */
  public void evaluateStart() {
    settle();
    stage = 1;
    if (plain) {
      freshUnchecked(true);
      checkWithWhatFollows();
      return;
    }
    loadStart();
    showGradient();
    theta.defer();
  }

  /**
   * Performs the operations that wait, and fails if the gradient just evaluated is not finite.
   *
   * <p>{@link #evaluate} does so anyway: this is for those who decide by the gradient's entries.
   */
  public void check() {
    settle();
    theta.defer();
  }

  /**
   * Returns what to throw where a stage cannot be completed, such as an iteration that does not
   * converge: the step is taken back, and tried with half the learning rate or given up, as for a
   * gradient that is not finite.
   *
   * @param what is wrong, as the middle of a sentence
   */
  public RuntimeException failure(String what) {
    return new StageFailure(what);
  }

  /**
   * Returns such a failure with advice.
   *
   * @param advice what may help beside a smaller learning rate, as the end of a sentence
   */
  public RuntimeException failure(String what, String advice) {
    return new StageFailure(what, advice);
  }

  /**
   * Returns whether the work vector that {@link #keepFirstStage()} spoke of still holds the
   * gradient at this step's start, so that stage 1 need not be evaluated (first same as last).
   *
   * <p>False where the field is not plain: {@link #evaluate} then knows by itself when nothing is
   * to be evaluated, and multiplies by the preconditioner of the new step.
   */
  public boolean firstStageIsKnown() {
    return plain && firstStageKnown && firstStageIdentity == objective.functionIdentity();
  }

  /**
   * Says that a work vector now holds the gradient at θ_{n+1}, the first stage of the next step.
   */
  public void keepFirstStage() {
    if (startGradient != null) {
      startGradient.confirmNext(lastLoss, objective.functionIdentity());
      return;
    }
    // The vector is overwritten; what it held is known no longer if the new gradient is not sound.
    firstStageKnown = false;
    settle();
    firstStageKnown = true;
    firstStageIdentity = objective.functionIdentity();
    knownLoss = lastLoss;
  }

  /** Brings the gradient at θ_n, as the preconditioner is to see it, into the gradient's buffer. */
  void loadStart() {
    if (gradientIsAtStart) {
      return;
    }
    StartGradient kept = startGradient;
    if (kept != null && kept.isKnown(objective.functionIdentity())) {
      gradient.copy(kept.gradient());
      firstLoss = kept.loss();
      lastLoss = firstLoss;
    } else {
      fresh(true);
      field.clip(gradient);
      if (kept != null) {
        kept.keep(gradient, firstLoss, objective.functionIdentity());
      }
    }
    gradientIsAtStart = true;
  }

  private void showGradient() {
    gradientIsAtStart = false;
    if (showsGradients) {
      field.onGradient(stage, gradient);
    }
  }

  private void evaluateStagePoint() {
    if (field.movesPoints() && startKept) {
      Vector point = scratch();
      point.copy(theta);
      theta.add(-1, start());
      field.onOffset(stage, theta);
      theta.add(1, start());
      freshStage();
      theta.copy(point);
    } else {
      freshStage();
    }
  }

  private void freshStage() {
    boolean firstOfAll = evaluationsOfAttempt == 0 && !firstStageIsStart;
    fresh(false);
    if (firstOfAll) {
      firstLoss = lastLoss;
    }
    field.clip(gradient);
    noteCurvature();
  }

  /**
   * Lets the method's operations on the fresh gradient wait, and the look whether it is finite with
   * them: together they read it from memory once.
   */
  private void checkWithWhatFollows() {
    gradientIsUnchecked = theta.defer();
    if (!gradientIsUnchecked) {
      requireFinite(gradient.isFinite());
    }
  }

  /** Performs what waits. */
  private void settle() {
    if (gradientIsUnchecked) {
      gradientIsUnchecked = false;
      // Without a copy of θ_n nothing may write θ before the gradient is known to be sound.
      requireFinite(gradient.catchUpIfFinite(startKept));
    } else {
      theta.catchUp();
    }
  }

  private static void requireFinite(boolean isFinite) {
    if (!isFinite) {
      throw new StageFailure("the gradient has entries that are not finite");
    }
  }

  private void fresh(boolean atStart) {
    freshUnchecked(atStart);
    requireFinite(gradient.isFinite());
  }

  private void freshUnchecked(boolean atStart) {
    evaluatingStart = atStart;
    gradientIsAtStart = false;
    evaluations++;
    evaluationsOfAttempt++;
    double loss = objective.evaluate();
    if (atStart) {
      firstLoss = loss;
      firstStageKnown = false;
    }
    lastLoss = loss;
    if (!Double.isFinite(loss)) {
      throw new StageFailure("the loss is " + loss);
    }
  }

  /** Takes the curvature between θ_n and the first stage point that differs from it. */
  private void noteCurvature() {
    StartGradient kept = startGradient;
    if (!field.seesCurvature() || kept == null || !startKept || !Double.isNaN(stageCurvature)) {
      return;
    }
    if (difference == null) {
      difference = theta.workVector();
    }
    difference.copy(theta);
    difference.add(-1, start());
    double distance = difference.norm2();
    if (distance > 0) {
      difference.copy(gradient);
      difference.add(-1, kept.gradient());
      stageCurvature = difference.norm2() / distance;
    }
  }

  /** Evaluates the gradient wherever θ is, for curvatures: counted, checked, not clipped. */
  void probe() {
    evaluatingStart = true;
    gradientIsAtStart = false;
    evaluations++;
    double loss = objective.evaluate();
    if (!Double.isFinite(loss) || !gradient.isFinite()) {
      throw new StageFailure("the loss or gradient beside the step's start is not finite");
    }
  }

  /** Sets {@code out ← H v} by the objective's own product. */
  void exactProduct(HessianVectorProduct exact, Vector v, Vector out) {
    evaluatingStart = true;
    gradientIsAtStart = false;
    hessianProducts++;
    exact.hessianVectorProduct(v.array(), out.array());
    if (!out.isFinite()) {
      throw new StageFailure("the Hessian-vector product has entries that are not finite");
    }
  }

  void beginStep(RungeKuttaOptimizer method, boolean reusesLast) {
    sweeps = 0;
    if (!this.method.equals(method.facts().name())) {
      this.method = method.facts().name();
      keptStages = null;
    }
    firstStageIsStart = method.firstStageIsStart();
    // A single gradient at the step's start has no stage point after it to move.
    boolean single = firstStageIsStart && method.facts().evaluationsPerStep() == 1;
    showsGradients = field.actsOnGradients() || !single;
    lastStage = reusesLast ? method.facts().stages() : -1;
    isImplicit = method.facts().structure().isImplicit();
    evaluations = 0;
    hessianProducts = 0;
    movedFromOrigin = false;
    gradientIsAtStart = false;
    stage = 1;
    beginAttempt();
  }

  void beginAttempt() {
    startsFromKnownStage = firstStageIsKnown();
    if (startsFromKnownStage) {
      firstLoss = knownLoss;
    }
    // A preconditioner that scales points by the gradients of the step so far sees those of an
    // iteration: it is to start from θ_n alone, lest the step depend on the one before.
    startsFromKnownStages =
        isImplicit && !field.movesPoints() && keptStages().begin(objective.functionIdentity());
    startKept = false;
    gradientIsUnchecked = false;
    evaluationsOfAttempt = 0;
    stageCurvature = Double.NaN;
    stage = 1;
    if (startGradient != null) {
      startGradient.beginAttempt();
    }
  }

  /** Lets the method's own operations wait for each other, until it evaluates or is done. */
  void defer() {
    theta.defer();
  }

  /** Remembers θ_n where the step is to start elsewhere. */
  void keepOrigin() {
    Vector kept = origin;
    if (kept == null) {
      kept = theta.workVector();
      origin = kept;
    }
    kept.copy(theta);
    movedFromOrigin = true;
    // The gradient that was handed on is that at θ_n.
    forgetFirstStage();
  }

  /** Says that the stages are over: what fails now depends on the learning rate. */
  void stagesDone() {
    settle();
    evaluatingStart = false;
  }

  /** Returns whether the failing evaluation was one on which the learning rate has no influence. */
  boolean failedAtStart() {
    return evaluatingStart;
  }

  /** Brings θ back to the start of the attempt. */
  void undoAttempt() {
    theta.catchUp();
    if (keptStages != null) {
      // They were solved for in place, and are half done.
      keptStages.forget();
    }
    if (startKept && start != null) {
      theta.copy(start);
      startKept = false;
    }
  }

  /** Brings θ back to θ_n. */
  void undo() {
    undoAttempt();
    if (movedFromOrigin && origin != null) {
      theta.copy(origin);
      movedFromOrigin = false;
    }
    if (startGradient != null) {
      startGradient.forget();
    }
  }

  void commit() {
    gradientIsAtStart = false;
    if (startGradient != null) {
      startGradient.commit();
    }
  }

  void forgetFirstStage() {
    firstStageKnown = false;
    if (startGradient != null) {
      startGradient.forget();
    }
  }

  /** Forgets all gradients of earlier steps. */
  void forgetGradients() {
    forgetFirstStage();
    if (keptStages != null) {
      keptStages.forget();
    }
  }

  /** Returns a work vector of the runtime's own, shape {@code [n]}. */
  Vector scratch() {
    Vector kept = scratch;
    if (kept == null) {
      kept = theta.workVector();
      scratch = kept;
    }
    return kept;
  }

  boolean isOver(Objective candidate) {
    return objective == candidate
        && theta.wraps(candidate.parameters())
        && gradient.wraps(candidate.gradient());
  }

  /** Goes on with another objective of the same length and type. */
  void rebind(Descent.Bound next) {
    objective = next.objective();
    theta = next.theta();
    gradient = next.gradient();
    forgetGradients();
  }

  Objective objective() {
    return objective;
  }

  boolean isStartKept() {
    return startKept;
  }

  int stage() {
    return stage;
  }

  int sweeps() {
    return sweeps;
  }

  int evaluations() {
    return evaluations;
  }

  int hessianProducts() {
    return hessianProducts;
  }

  double firstLoss() {
    return firstLoss;
  }

  double stageCurvature() {
    return stageCurvature;
  }
}

package org.kutta.runtime;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * The gradient, clipped and preconditioned, with that at θ_n kept where someone needs it again: the
 * method's own vectors hold the field of this step, which is another one in the next.
 */
final class ShapedFlow implements Flow {

  private final Evaluations evaluations;
  private final StepVectors vectors;
  private final WayBack wayBack;
  private final Field field;
  private final StageCurvature curvature = new StageCurvature();
  private final @Nullable StartGradient startGradient;
  private boolean firstStageIsStart = true;
  private boolean showsGradients;
  private int handsOn;

  ShapedFlow(
      Evaluations evaluations, StepVectors vectors, WayBack wayBack, Field field, State state) {
    this.evaluations = evaluations;
    this.vectors = vectors;
    this.wayBack = wayBack;
    this.field = field;
    this.startGradient = field.keepsStart() ? new StartGradient(state.unsavedVector()) : null;
  }

  @Override
  public void beginStep(boolean firstStageIsStart, boolean single, int handsOn) {
    this.firstStageIsStart = firstStageIsStart;
    // A single gradient at the step's start has no stage point after it to move.
    this.showsGradients = field.actsOnGradients() || !single;
    this.handsOn = handsOn;
  }

  @Override
  public void beginAttempt() {
    curvature.beginAttempt();
    if (startGradient != null) {
      startGradient.beginAttempt();
    }
  }

  @Override
  public void evaluate(int stage) {
    if (stage == 1 && firstStageIsStart) {
      loadStart();
    } else {
      evaluatePoint(stage);
      if (stage == handsOn && startGradient != null) {
        startGradient.offerNext(evaluations.gradient());
      }
    }
    show(stage);
  }

  @Override
  public void evaluateStart() {
    loadStart();
    show(1);
  }

  @Override
  public void loadStart() {
    if (evaluations.holdsStart()) {
      return;
    }
    Vector gradient = evaluations.gradient();
    StartGradient kept = startGradient;
    if (kept != null && kept.isKnown(evaluations.function())) {
      gradient.copy(kept.gradient());
      evaluations.startsAt(kept.loss());
    } else {
      evaluations.fresh(true);
      field.clip(gradient);
      if (kept != null) {
        kept.keep(gradient, evaluations.firstLoss(), evaluations.function());
      }
    }
    evaluations.holdStart(true);
  }

  private void show(int stage) {
    evaluations.holdStart(false);
    // What the field does to the gradient waits for what the method does with it.
    evaluations.batch().open();
    if (showsGradients) {
      field.onGradient(stage, evaluations.gradient());
    }
  }

  private void evaluatePoint(int stage) {
    if (!field.movesPoints() || !wayBack.isStartKept()) {
      fresh();
      return;
    }
    Vector theta = evaluations.theta();
    Vector point = vectors.scratch();
    evaluations.batch().open();
    point.copy(theta);
    theta.add(-1, vectors.start());
    field.onOffset(stage, theta);
    theta.add(1, vectors.start());
    evaluations.batch().close();
    fresh();
    theta.copy(point);
  }

  private void fresh() {
    boolean firstOfAll = evaluations.noneInAttempt() && !firstStageIsStart;
    evaluations.fresh(false);
    if (firstOfAll) {
      evaluations.startsAtLast();
    }
    Vector gradient = evaluations.gradient();
    field.clip(gradient);
    if (field.seesCurvature() && startGradient != null && wayBack.isStartKept()) {
      curvature.see(evaluations.theta(), gradient, vectors.start(), startGradient.gradient());
    }
  }

  @Override
  public boolean firstStageIsKnown() {
    return false;
  }

  @Override
  public void keepFirstStage() {
    if (startGradient != null) {
      startGradient.confirmNext(evaluations.lastLoss(), evaluations.function());
    }
  }

  @Override
  public void commit() {
    if (startGradient != null) {
      startGradient.commit();
    }
  }

  @Override
  public boolean knowsNextStart() {
    return startGradient != null && startGradient.isKnown();
  }

  @Override
  public long functionOfNextStart() {
    return startGradient == null ? 0 : startGradient.function();
  }

  @Override
  public void takeBack() {
    forgetStart();
  }

  @Override
  public void forgetStart() {
    if (startGradient != null) {
      startGradient.forget();
    }
  }

  @Override
  public double stageCurvature() {
    return curvature.value();
  }
}

package org.kutta.runtime;

/** The gradient as it is. */
final class PlainFlow implements Flow {

  private final Evaluations evaluations;
  private final KnownFirstStage knownFirst = new KnownFirstStage();
  private boolean firstStageIsStart = true;

  PlainFlow(Evaluations evaluations) {
    this.evaluations = evaluations;
  }

  @Override
  public void beginStep(boolean firstStageIsStart, boolean single, int handsOn) {
    this.firstStageIsStart = firstStageIsStart;
  }

  @Override
  public void beginAttempt() {
    if (knownFirst.beginAttempt(evaluations.function())) {
      evaluations.startsAt(knownFirst.loss());
    }
  }

  @Override
  public void evaluate(int stage) {
    boolean first = evaluations.noneInAttempt() && !knownFirst.startsAttempt();
    evaluate(first && firstStageIsStart);
    if (first) {
      evaluations.startsAtLast();
    }
  }

  @Override
  public void evaluateStart() {
    evaluate(true);
  }

  private void evaluate(boolean atStart) {
    if (atStart) {
      knownFirst.forget();
    }
    evaluations.freshUnchecked(atStart);
    evaluations.checkWithWhatFollows();
  }

  @Override
  public void loadStart() {
    if (!evaluations.holdsStart()) {
      knownFirst.forget();
      evaluations.fresh(true);
      evaluations.holdStart(true);
    }
  }

  @Override
  public boolean firstStageIsKnown() {
    return knownFirst.isKnown(evaluations.function());
  }

  @Override
  public void keepFirstStage() {
    // The vector is overwritten; what it held is known no longer if the new gradient is not sound.
    knownFirst.forget();
    evaluations.settle();
    knownFirst.keep(evaluations.lastLoss(), evaluations.function());
  }

  @Override
  public void commit() {}

  @Override
  public boolean knowsNextStart() {
    return knownFirst.isKnown();
  }

  @Override
  public long functionOfNextStart() {
    return knownFirst.function();
  }

  /** What is known may be of the end of the step that was undone. */
  @Override
  public void takeBack() {
    knownFirst.forget();
  }

  @Override
  public void forgetStart() {
    knownFirst.forget();
  }

  @Override
  public double stageCurvature() {
    return Double.NaN;
  }
}

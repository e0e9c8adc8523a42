package org.kutta.runtime;

import java.util.List;
import org.kutta.runtime.method.Method;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Batch;
import org.kutta.runtime.vector.Vector;

/** One step at work: its vectors, its evaluations, and the way back. */
final class StepStages implements Stages {

  private final Evaluations evaluations;
  private final StepVectors vectors;
  private final WayBack wayBack;
  private final Blame blame;
  private final Flow flow;
  private final boolean iterationsStartAfresh;
  private final MethodMemories memories;
  private final KnownStart knownStart;
  private final StateScalar identityIsLasting;
  private boolean goesOn;
  private boolean identityLasts;
  private int sweeps;
  private int stage;

  StepStages(Bound bound, State state, Field field, Blame blame, List<Method> methods) {
    this.blame = blame;
    State ofMethods = state.scope(Setting.METHOD.scope());
    this.knownStart = new KnownStart(ofMethods.scope("first stage"));
    this.identityIsLasting = ofMethods.scalar("identity is lasting", 0, Range.FLAG);
    this.memories = new MethodMemories(ofMethods, methods);
    this.vectors = new StepVectors(bound.theta());
    this.wayBack = new WayBack(vectors);
    this.evaluations = new Evaluations(bound, blame);
    this.flow =
        field.isPlain()
            ? new PlainFlow(evaluations)
            : new ShapedFlow(evaluations, vectors, wayBack, field, state);
    // A preconditioner that scales points by the gradients of the step so far sees those of an
    // iteration: it is to start from θ_n alone, so that the step does not depend on the one before.
    this.iterationsStartAfresh = field.movesPoints();
  }

  @Override
  public Vector theta() {
    return evaluations.theta();
  }

  @Override
  public Vector gradient() {
    return evaluations.gradient();
  }

  @Override
  public Vector work(int index) {
    return vectors.work(index);
  }

  @Override
  public Vector stageVector(int index) {
    return memories.stages().vector(index);
  }

  @Override
  public boolean stagesAreKnown() {
    return memories.stagesAreKnown();
  }

  @Override
  public double stagesRate() {
    return memories.stages().rate();
  }

  @Override
  public void keepStages(double h) {
    if (!iterationsStartAfresh) {
      memories.keepStages(h, evaluations.function());
    }
  }

  @Override
  public void countSweep() {
    sweeps++;
  }

  @Override
  public StateVector remembered(String name) {
    return memories.vector(name);
  }

  @Override
  public StateScalar rememberedNumber(String name) {
    return memories.number(name);
  }

  @Override
  public Vector keepStart() {
    return wayBack.keepStart();
  }

  @Override
  public Vector start() {
    return vectors.start();
  }

  @Override
  public Vector error() {
    return vectors.error();
  }

  @Override
  public Vector displacement() {
    return vectors.displacement();
  }

  @Override
  public void evaluate(int stage) {
    evaluations.settle();
    this.stage = stage;
    flow.evaluate(stage);
  }

  @Override
  public void evaluateStart() {
    evaluations.settle();
    stage = 1;
    flow.evaluateStart();
  }

  @Override
  public void check() {
    evaluations.settle();
    defer();
  }

  @Override
  public RuntimeException failure(String what) {
    return new StageFailure(what);
  }

  @Override
  public RuntimeException failure(String what, String advice) {
    return new StageFailure(what, advice);
  }

  @Override
  public boolean firstStageIsKnown() {
    return flow.firstStageIsKnown();
  }

  @Override
  public void keepFirstStage() {
    flow.keepFirstStage();
  }

  /** Brings the gradient at θ_n, as the preconditioner is to see it, into the gradient's buffer. */
  void loadStart() {
    flow.loadStart();
  }

  /**
   * Begins a step.
   *
   * @param goesOn whether the method made the step before, too
   */
  void beginStep(Method method, boolean reusesLast, boolean goesOn) {
    sweeps = 0;
    memories.beginStep(method);
    boolean firstStageIsStart = method.firstStageIsStart();
    boolean single = firstStageIsStart && method.facts().evaluationsPerStep() == 1;
    if (!goesOn) {
      flow.forgetStart();
    }
    boolean startIsPaid = goesOn && knownStart.is(evaluations.function());
    identityLasts = evaluations.identityIsLasting();
    this.goesOn = goesOn;
    flow.beginStep(firstStageIsStart, single, reusesLast ? method.facts().stages() : -1);
    evaluations.beginStep(startIsPaid);
    beginAttempt();
  }

  /**
   * Begins an attempt to make the step.
   *
   * @param first whether none was rejected before: what the kept stages led to is no start again
   */
  void beginAttempt(boolean first) {
    beginAttempt();
    memories.beginAttempt(first && !iterationsStartAfresh, evaluations.function());
  }

  private void beginAttempt() {
    flow.beginAttempt();
    wayBack.beginAttempt();
    evaluations.beginAttempt();
    stage = 1;
  }

  /** Lets the method's own operations wait for each other, until it evaluates or is done. */
  void defer() {
    batch().open();
  }

  /** Begins a step, before anything is called that could change θ. */
  void hold() {
    blame.begin();
    stage = 1;
    batch().drop();
    batch().metExpectations();
    wayBack.beginStep(theta());
  }

  /** Says that attempts start where θ was moved to. */
  void startHere() {
    wayBack.startHere(theta());
  }

  /** Remembers θ_n where the step is to start elsewhere. */
  void keepOrigin() {
    wayBack.keepOrigin(theta());
    // The gradient that was handed on is that at θ_n.
    flow.forgetStart();
    evaluations.startMoved();
  }

  /**
   * Says that the stages are over: what fails now depends on the learning rate.
   *
   * @param advanced whether θ is θ_{n+1} now, to be looked at
   */
  void stagesDone(boolean advanced) {
    if (advanced) {
      batch().expectFinite(theta());
    }
    evaluations.settle();
    evaluations.leaveStart();
    if (advanced && !batch().metExpectations()) {
      throw new StageFailure("the update has entries that are not finite");
    }
  }

  /** Returns whether the failing evaluation was one on which the learning rate has no influence. */
  boolean failedAtStart() {
    return evaluations.wereAtStart();
  }

  /** Brings θ back to the start of the attempt. */
  void undoAttempt() {
    batch().drop();
    batch().metExpectations();
    memories.discard();
    if (theta().isWritable()) {
      wayBack.toStart(theta());
    }
  }

  /** Brings θ back to θ_n, if its memory is still there. */
  void undo() {
    undoAttempt();
    if (theta().isWritable()) {
      wayBack.toOrigin(theta());
    }
    flow.takeBack();
  }

  /** Ends a completed step, before its state is committed. */
  void commit() {
    evaluations.holdStart(false);
    flow.commit();
    memories.commit(goesOn);
    identityIsLasting.next(identityLasts ? 1 : 0);
    if (flow.knowsNextStart()) {
      knownStart.next(flow.functionOfNextStart());
    } else {
      knownStart.nextIsUnknown();
    }
  }

  /** Forgets all gradients of earlier steps. */
  void forgetGradients() {
    flow.forgetStart();
    knownStart.forget();
    memories.forget();
  }

  /**
   * Begins to go on with a restored state: gradients of then count only if the identity of their
   * function, then and now, is one that outlives a process.
   */
  void restored() {
    if (identityIsLasting.current() == 0 || !evaluations.identityIsLasting()) {
      forgetGradients();
    }
  }

  /** Returns a work vector of the runtime's own, shape {@code [n]}. */
  Vector scratch() {
    return vectors.scratch();
  }

  boolean isOver(Objective candidate) {
    return evaluations.areOf(candidate);
  }

  /** Goes on with another objective of the same length and type. */
  void rebind(Bound next) {
    evaluations.rebind(next);
    forgetGradients();
  }

  Objective objective() {
    return evaluations.objective();
  }

  /** Returns the batch in which operations on the vectors of the step wait. */
  Batch batch() {
    return evaluations.batch();
  }

  boolean isStartKept() {
    return wayBack.isStartKept();
  }

  int stage() {
    return stage;
  }

  int sweeps() {
    return sweeps;
  }

  Blame blame() {
    return blame;
  }

  Evaluations evaluations() {
    return evaluations;
  }

  /** Returns the loss where the step starts. */
  double firstLoss() {
    return evaluations.firstLoss();
  }

  /** Returns the curvature between θ_n and a stage point, or NaN if no one looks. */
  double stageCurvature() {
    return flow.stageCurvature();
  }
}

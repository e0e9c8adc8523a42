package org.kutta.runtime;

import org.kutta.runtime.vector.Batch;
import org.kutta.runtime.vector.Vector;

/**
 * The evaluations of an objective: counted, and checked for losses and gradients that are not
 * finite.
 */
final class Evaluations {

  private final Blame blame;
  private Objective objective;
  private Vector theta;
  private Vector gradient;

  private int gradients;
  private int gradientsOfAttempt;
  private int hessianProducts;
  private double firstLoss;
  private double lastLoss;
  private boolean atStart;
  private boolean holdsStart;
  private boolean unchecked;
  private boolean startIsPaid;

  Evaluations(Bound bound, Blame blame) {
    this.blame = blame;
    this.objective = bound.objective();
    this.theta = bound.theta();
    this.gradient = bound.gradient();
  }

  void rebind(Bound next) {
    objective = next.objective();
    theta = next.theta();
    gradient = next.gradient();
  }

  boolean areOf(Objective candidate) {
    return objective == candidate
        && theta.wraps(candidate.parameters())
        && gradient.wraps(candidate.gradient())
        && theta.isIntact()
        && gradient.isIntact();
  }

  Objective objective() {
    return objective;
  }

  /** Returns which function the objective is now. */
  long function() {
    Blame.Party caller = blame.pass(Blame.Party.OBJECTIVE);
    long function = objective.functionIdentity();
    blame.back(caller);
    return function;
  }

  /** Returns whether that identity outlives the process. */
  boolean identityIsLasting() {
    Blame.Party caller = blame.pass(Blame.Party.OBJECTIVE);
    boolean lasting = objective.identityIsLasting();
    blame.back(caller);
    return lasting;
  }

  Vector theta() {
    return theta;
  }

  Vector gradient() {
    return gradient;
  }

  Batch batch() {
    return theta.batch();
  }

  /**
   * @param startIsPaid whether the gradient at the step's start was counted in the step before
   */
  void beginStep(boolean startIsPaid) {
    this.startIsPaid = startIsPaid;
    gradients = 0;
    hessianProducts = 0;
    holdsStart = false;
  }

  void beginAttempt() {
    unchecked = false;
    gradientsOfAttempt = 0;
  }

  /** Evaluates the gradient where θ is. */
  void fresh(boolean atStart) {
    freshUnchecked(atStart);
    requireFinite(gradient.isFinite());
  }

  /** Evaluates the gradient where θ is; whether it is finite is yet to be seen. */
  void freshUnchecked(boolean atStart) {
    this.atStart = atStart;
    holdsStart = false;
    if (!(atStart && startIsPaid)) {
      gradients++;
    }
    gradientsOfAttempt++;
    double loss = evaluate();
    if (atStart) {
      firstLoss = loss;
    }
    lastLoss = loss;
    if (!Double.isFinite(loss)) {
      throw new StageFailure("the loss is " + loss);
    }
  }

  private double evaluate() {
    Blame.Party caller = blame.pass(Blame.Party.OBJECTIVE);
    double loss = objective.evaluate();
    requireBuffers();
    blame.back(caller);
    return loss;
  }

  /** Looks whether native code may still touch what it knows by its address. */
  private void requireBuffers() {
    requireIntact("parameters()", theta, objective.parameters());
    requireIntact("gradient()", gradient, objective.gradient());
  }

  private static void requireIntact(String name, Vector vector, Vector found) {
    if (!vector.isIntact()) {
      throw StageFailure.ofContract(
          "the objective's %s %s during the evaluation".formatted(name, vector.damage()));
    }
    if (!vector.wraps(found)) {
      throw StageFailure.ofContract(
          "the objective's %s became another array during the evaluation".formatted(name));
    }
  }

  /**
   * Lets the method's operations on the fresh gradient wait, and the look whether it is finite with
   * them: together they read it from memory once.
   */
  void checkWithWhatFollows() {
    unchecked = batch().open();
    if (!unchecked) {
      requireFinite(gradient.isFinite());
    }
  }

  /** Performs what waits. */
  void settle() {
    if (unchecked) {
      unchecked = false;
      requireFinite(batch().closeIfFinite(gradient, true));
    } else {
      batch().close();
    }
  }

  private static void requireFinite(boolean isFinite) {
    if (!isFinite) {
      throw new StageFailure("the gradient has entries that are not finite");
    }
  }

  /** Evaluates the gradient wherever θ is, for curvatures: counted, checked, not clipped. */
  void probe() {
    atStart = true;
    holdsStart = false;
    gradients++;
    double loss = evaluate();
    if (!Double.isFinite(loss) || !gradient.isFinite()) {
      throw new StageFailure("the loss or gradient near the step's start is not finite");
    }
  }

  /** Sets {@code out ← H v} by the objective's own product. */
  void exactProduct(HessianVectorProduct exact, Vector v, Vector out) {
    atStart = true;
    holdsStart = false;
    hessianProducts++;
    batch().close();
    Blame.Party caller = blame.pass(Blame.Party.OBJECTIVE);
    exact.hessianVectorProduct(v, out);
    requireBuffers();
    requireIntact("Hessian-vector product", out, out);
    blame.back(caller);
    if (!out.isFinite()) {
      throw new StageFailure("the Hessian-vector product has entries that are not finite");
    }
  }

  /** Says that the gradient's buffer holds the gradient at θ_n, or that it no longer does. */
  void holdStart(boolean holds) {
    holdsStart = holds;
  }

  /** Returns whether the gradient's buffer holds the gradient at θ_n. */
  boolean holdsStart() {
    return holdsStart;
  }

  /** Says that what fails from now on depends on the learning rate. */
  void leaveStart() {
    atStart = false;
  }

  /** Returns whether the last evaluation was one on which the learning rate has no influence. */
  boolean wereAtStart() {
    return atStart;
  }

  /** Says that the step starts elsewhere than the step before ended. */
  void startMoved() {
    startIsPaid = false;
  }

  /** Returns whether the attempt has evaluated nothing. */
  boolean noneInAttempt() {
    return gradientsOfAttempt == 0;
  }

  int gradients() {
    return gradients;
  }

  int hessianProducts() {
    return hessianProducts;
  }

  /** Returns the loss where the step starts; of its first evaluation, where that is elsewhere. */
  double firstLoss() {
    return firstLoss;
  }

  /** Says where the step starts without an evaluation in this attempt. */
  void startsAt(double loss) {
    firstLoss = loss;
    lastLoss = loss;
  }

  /** Says that the last evaluation was the first. */
  void startsAtLast() {
    firstLoss = lastLoss;
  }

  double lastLoss() {
    return lastLoss;
  }
}

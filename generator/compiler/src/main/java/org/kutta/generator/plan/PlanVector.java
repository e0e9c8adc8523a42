package org.kutta.generator.plan;

/**
 * An n-vector of a plan.
 *
 * @param kind where it lives
 * @param name what generated code calls it
 */
public record PlanVector(Kind kind, String name) {

  /** Where a vector lives. */
  public enum Kind {
    /** The objective's parameters: stage points, and in the end the result. */
    THETA,
    /** The objective's gradient, overwritten by each evaluation. */
    GRADIENT,
    /** The copy of θ_n that the runtime keeps for the step. */
    START,
    /** The embedded error. */
    ERROR,
    /** What a step subtracts from θ_n, where the runtime does so. */
    DISPLACEMENT,
    /** A stage that is solved for, kept from step to step. */
    STAGE,
    /** A work vector. */
    WORK
  }

  public static final PlanVector THETA = new PlanVector(Kind.THETA, "theta");
  public static final PlanVector GRADIENT = new PlanVector(Kind.GRADIENT, "g");
  public static final PlanVector START = new PlanVector(Kind.START, "start");
  public static final PlanVector ERROR = new PlanVector(Kind.ERROR, "error");
  public static final PlanVector DISPLACEMENT = new PlanVector(Kind.DISPLACEMENT, "displacement");

  /** Returns the work vector that keeps the gradient of a stage, counted from 1. */
  public static PlanVector gradientOf(int stage) {
    return new PlanVector(Kind.WORK, "k" + stage);
  }

  /** Returns the vector that a stage, counted from 1, is solved for in. */
  public static PlanVector stage(int stage) {
    return new PlanVector(Kind.STAGE, "k" + stage);
  }

  /** Returns whether it is a sum of gradients alone, without θ. */
  public boolean isSum() {
    return kind == Kind.ERROR || kind == Kind.DISPLACEMENT;
  }

  public boolean isWork() {
    return kind == Kind.WORK;
  }
}

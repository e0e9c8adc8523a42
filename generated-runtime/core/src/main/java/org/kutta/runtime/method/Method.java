package org.kutta.runtime.method;

/**
 * A method: it advances by one step of its tableau along a vector field, and knows nothing else.
 * Generated classes are methods; an optimizer makes steps with one.
 *
 * <p><b>Sign.</b> A step is θ ← θ − h Σ_i b_i k_i with stage points Θ_i = θ − h Σ_j a_ij k_j:
 * descent along gradients k. On a field y′ = f(t, y) the same step with {@code h = −Δt} is the
 * Runge–Kutta step y ← y + Δt Σ_i b_i k_i. Nothing in a method depends on the sign of h.
 *
 * <p><b>Time.</b> A method tells {@link Stages#evaluate} which stage it evaluates; the abscissa c_i
 * of {@link MethodFacts#abscissa} says when that is: at t + c_i Δt.
 *
 * <p>Not thread-safe: an implicit method keeps what it solves its stages with. Each optimizer has
 * one of its own.
 */
public abstract class Method {

  private final MethodFacts facts;

  /** Called by generated code. */
  protected Method(MethodFacts facts) {
    this.facts = facts;
  }

  /** Returns what is known of the method. */
  public final MethodFacts facts() {
    return facts;
  }

  /**
   * Advances θ by one step of the tableau.
   *
   * @param s the live vectors, and the evaluation of stages
   * @param h the learning rate; {@code −Δt} on a field y′ = f(t, y)
   */
  public abstract void advance(Stages s, double h);

  /**
   * Advances θ by one step and leaves h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Overridden
   * where the tableau has embedded weights.
   *
   * @throws IllegalStateException if it has none
   */
  public void advanceEstimating(Stages s, double h) {
    throw withoutEmbedded();
  }

  /**
   * Forms the displacement h Σ b_i k_i of one step in {@link Stages#displacement()}, so that the
   * runtime can make more of it than θ_{n+1} = θ_n − h Σ b_i k_i. Leaves θ at the last stage point,
   * and θ_n in {@link Stages#start()} if it moved θ.
   */
  public abstract void displacement(Stages s, double h);

  /**
   * Forms the displacement, and h Σ (b_i − b̂_i) k_i in {@link Stages#error()}. Overridden where
   * the tableau has embedded weights.
   *
   * @throws IllegalStateException if it has none
   */
  public void displacementEstimating(Stages s, double h) {
    throw withoutEmbedded();
  }

  private IllegalStateException withoutEmbedded() {
    return new IllegalStateException(facts.name() + " has no embedded weights");
  }

  /**
   * Returns whether the first stage point is θ_n, so that stage 1 can take a gradient that was
   * evaluated there before. True of explicit methods.
   */
  public boolean firstStageIsStart() {
    return true;
  }

  /**
   * Returns how many stages the method solves equations for, each in a {@link Stages#stageVector};
   * 0 of explicit methods.
   */
  public int stageVectors() {
    return 0;
  }

  /**
   * Declares what the method remembers from step to step, besides the stages that it solves for:
   * what {@link Stages#remembered} and {@link Stages#rememberedNumber} then return.
   */
  public void remember(Memory memory) {}

  /**
   * Returns the method's name with what a saved state must agree with, such as the parameters of a
   * family.
   */
  public String configuredName() {
    return facts.name();
  }

  /** Returns {@link #configuredName()}. */
  @Override
  public final String toString() {
    return configuredName();
  }
}

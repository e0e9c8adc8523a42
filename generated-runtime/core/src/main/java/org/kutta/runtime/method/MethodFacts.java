package org.kutta.runtime.method;

import java.util.List;

/**
 * What the compiler found out about a method: proved in exact arithmetic, or numerically verified
 * where the published numbers hold to a tolerance only. The generated class says which.
 *
 * <pre>{@code
 * MethodFacts facts =
 *     MethodFacts.named("Euler").title("Euler's method").order(1).stages(1).evaluations(1).build();
 * }</pre>
 */
public final class MethodFacts {

  private final String name;
  private final String title;
  private final String reference;
  private final int order;
  private final List<Integer> embeddedOrders;
  private final int stages;
  private final double[] abscissae;
  private final int evaluationsPerStep;
  private final int workVectors;
  private final double realStability;
  private final MethodStructure structure;

  private MethodFacts(Builder builder) {
    this.name = builder.name;
    this.title = builder.title;
    this.reference = builder.reference;
    this.order = builder.order;
    this.embeddedOrders = builder.embeddedOrders;
    this.stages = builder.stages;
    this.abscissae = builder.abscissae;
    this.evaluationsPerStep = builder.evaluations;
    this.workVectors = builder.workVectors;
    this.realStability = builder.realStability;
    this.structure = builder.structure;
  }

  /**
   * Begins the facts of a method; what is not said of it is empty, zero or explicit.
   *
   * @param name of the method, the simple name of its class; of a member of a family, with the
   *     values of its parameters, as {@code GenericRk2(alpha = 0.75)}
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Returns the simple name of the method's class, of a member of a family with its parameters. */
  public String name() {
    return name;
  }

  /** Returns one line for people. */
  public String title() {
    return title;
  }

  /** Returns where the method was published, or an empty text. */
  public String reference() {
    return reference;
  }

  /** Returns the order p: the error of one step is O(h^(p+1)). */
  public int order() {
    return order;
  }

  /** Returns the orders of the embedded weights, in the order of the tableau. */
  public List<Integer> embeddedOrders() {
    return embeddedOrders;
  }

  /** Returns the number of stages of the tableau. */
  public int stages() {
    return stages;
  }

  /**
   * Returns the abscissa c_i of a stage: on a field y′ = f(t, y) it is evaluated at t + c_i Δt.
   *
   * @param stage its number in the tableau, from 1
   * @throws IllegalStateException if the facts do not say it, as those of a method that chooses its
   *     stages at each step
   */
  public double abscissa(int stage) {
    if (abscissae.length == 0) {
      throw new IllegalStateException(name + " does not say its abscissae");
    }
    return abscissae[stage - 1];
  }

  /**
   * Returns how many gradients one step evaluates; fewer than the stages where no weight reaches a
   * stage. An implicit method evaluates this many with one sweep over its stage equations; see
   * {@link org.kutta.runtime.StepReport#evaluations()} for what its steps take.
   */
  public int evaluationsPerStep() {
    return evaluationsPerStep;
  }

  /**
   * Returns how many n-vectors a step needs besides parameters and gradient, without those of a
   * {@link org.kutta.runtime.StageSolver}.
   */
  public int workVectors() {
    return workVectors;
  }

  /**
   * Returns the largest h·λ for which the step is stable on a quadratic of curvature λ: |R(−x)| ≤ 1
   * for 0 ≤ x ≤ realStability; infinite for A-stable methods.
   */
  public double realStability() {
    return realStability;
  }

  /** Returns the structure of the Runge–Kutta matrix. */
  public MethodStructure structure() {
    return structure;
  }

  /** Returns whether the method carries embedded weights, and so can estimate its error. */
  public boolean hasEmbedded() {
    return !embeddedOrders.isEmpty();
  }

  /** Returns the method's name. */
  @Override
  public String toString() {
    return name;
  }

  /** Collects facts: a new one is a new method here, and code compiled before goes on to run. */
  public static final class Builder {

    private final String name;
    private String title = "";
    private String reference = "";
    private int order;
    private List<Integer> embeddedOrders = List.of();
    private int stages;
    private double[] abscissae = {};
    private int evaluations;
    private int workVectors;
    private double realStability;
    private MethodStructure structure = MethodStructure.EXPLICIT;

    private Builder(String name) {
      this.name = name;
    }

    /** Sets {@link MethodFacts#title()}. */
    public Builder title(String line) {
      this.title = line;
      return this;
    }

    /** Sets {@link MethodFacts#reference()}. */
    public Builder reference(String publication) {
      this.reference = publication;
      return this;
    }

    /** Sets {@link MethodFacts#order()}. */
    public Builder order(int p) {
      this.order = p;
      return this;
    }

    /** Sets {@link MethodFacts#embeddedOrders()}. */
    public Builder embeddedOrders(Integer... orders) {
      this.embeddedOrders = List.of(orders);
      return this;
    }

    /** Sets {@link MethodFacts#stages()}. */
    public Builder stages(int count) {
      this.stages = count;
      return this;
    }

    /**
     * Sets {@link MethodFacts#abscissa}.
     *
     * @param c one for each stage
     */
    public Builder abscissae(double... c) {
      this.abscissae = c.clone();
      return this;
    }

    /** Sets {@link MethodFacts#evaluationsPerStep()}. */
    public Builder evaluations(int perStep) {
      this.evaluations = perStep;
      return this;
    }

    /** Sets {@link MethodFacts#workVectors()}. */
    public Builder workVectors(int count) {
      this.workVectors = count;
      return this;
    }

    /** Sets {@link MethodFacts#realStability()}. */
    public Builder realStability(double interval) {
      this.realStability = interval;
      return this;
    }

    /** Sets {@link MethodFacts#structure()}. */
    public Builder structure(MethodStructure kind) {
      this.structure = kind;
      return this;
    }

    /** Returns the facts. */
    public MethodFacts build() {
      return new MethodFacts(this);
    }
  }
}

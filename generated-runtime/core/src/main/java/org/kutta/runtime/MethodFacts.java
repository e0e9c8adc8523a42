package org.kutta.runtime;

import java.util.List;

/**
 * What the compiler found out about a method: proved in exact arithmetic, or numerically verified
 * where the published numbers hold to a tolerance only. The generated class says which.
 *
 * @param name of the method, the simple name of its class; of a member of a family, with the values
 *     of its parameters, as {@code GenericRk2(alpha = 0.75)}
 * @param title one line for people
 * @param reference where the method was published, or empty
 * @param order the error of one step is O(h^(order+1))
 * @param embeddedOrders orders of the embedded weights, in the order of the tableau
 * @param stages of the tableau
 * @param evaluationsPerStep gradients that one step evaluates; fewer than the stages where no
 *     weight reaches a stage. An implicit method evaluates so many with one sweep over its stage
 *     equations; see {@link StepReport#evaluations()} for what its steps take
 * @param workVectors n-vectors that a step needs beside parameters and gradient, those of a {@link
 *     StageSolver} left aside
 * @param realStability largest h·λ for which the step is stable on a quadratic of curvature λ:
 *     |R(−x)| ≤ 1 for 0 ≤ x ≤ realStability; infinite for A-stable methods
 * @param structure of its Runge–Kutta matrix
 */
public record MethodFacts(
    String name,
    String title,
    String reference,
    int order,
    List<Integer> embeddedOrders,
    int stages,
    int evaluationsPerStep,
    int workVectors,
    double realStability,
    MethodStructure structure) {

  public MethodFacts {
    embeddedOrders = List.copyOf(embeddedOrders);
  }

  /** Makes the facts of an explicit method. */
  public MethodFacts(
      String name,
      String title,
      String reference,
      int order,
      List<Integer> embeddedOrders,
      int stages,
      int evaluationsPerStep,
      int workVectors,
      double realStability) {
    this(
        name,
        title,
        reference,
        order,
        embeddedOrders,
        stages,
        evaluationsPerStep,
        workVectors,
        realStability,
        MethodStructure.EXPLICIT);
  }

  /** Returns whether the method carries embedded weights, and so can estimate its error. */
  public boolean hasEmbedded() {
    return !embeddedOrders.isEmpty();
  }
}

package org.kutta.generator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.RungeKutta;
import org.kutta.generator.tableau.Scheme;
import org.kutta.generator.tableau.StageRecurrence;
import org.kutta.generator.tableau.Tableau;

/**
 * The plan of a stabilised method of many stages: a loop over its recurrence, in a few vectors
 * whatever the number of stages.
 *
 * <p>It recurs on displacements D_j = θ_n − Θ_j, so that roundings are relative to these and not to
 * θ: D_j = μ_j D_{j−1} + ν_j D_{j−2} + h μ̃_j k_j + h γ̃_j k_1, where k_j is the gradient at
 * Θ_{j−1}, takes the place of D_{j−2}.
 *
 * @param recurrence of the method
 */
public record RecurrencePlan(StageRecurrence recurrence) {

  /** With fewer stages, a plan of the points themselves transfers no more. */
  private static final int LONGEST_UNROLLED = 8;

  /** Returns the plan of a tableau that was made by a recurrence of more than eight stages. */
  public static Optional<RecurrencePlan> of(Tableau<Real> tableau) {
    return tableau
        .scheme()
        .accept(
            new Scheme.Visitor<>() {
              @Override
              public Optional<RecurrencePlan> visitRungeKutta(RungeKutta<Real> rungeKutta) {
                return Optional.empty();
              }

              @Override
              public Optional<RecurrencePlan> visitRecurrence(StageRecurrence recurrence) {
                return recurrence.stages() > LONGEST_UNROLLED
                    ? Optional.of(new RecurrencePlan(recurrence))
                    : Optional.empty();
              }
            });
  }

  /** θ_n, D_{j−1} and D_{j−2}; with order two k_1 as well. */
  public int workVectors() {
    return 3 + firstGradients();
  }

  private int firstGradients() {
    return recurrence.order() - 1;
  }

  /** Returns how many gradients a step evaluates. */
  public int evaluations() {
    return recurrence.stages();
  }

  /**
   * Returns what a step costs: each stage reads both displacements, the gradient and θ_n, and
   * writes a displacement and θ; with order two it reads k_1 too. The first stages have less to
   * read.
   */
  public Cost cost() {
    int s = recurrence.stages();
    int first = firstGradients();
    int transfers = (5 + first) + (5 + first) + (s - 2) * (6 + first);
    int calls = (1 + first + 2 + 2) + (2 + 1 + first + 2) + (s - 2) * (2 + 1 + first + 2);
    return new Cost(transfers, calls, workVectors());
  }

  /** Returns the operations of a step, one a line. */
  public List<String> lines() {
    boolean two = firstGradients() == 1;
    int s = recurrence.stages();
    List<String> lines = new ArrayList<>();
    lines.add("g = gradient(theta)                     k1 at theta_n");
    lines.add("start = theta                           to be undone if a stage fails");
    if (two) {
      lines.add("k1 = g");
    }
    lines.add("d1 = h mut_1 g");
    lines.add("for j = 2, ..., %d".formatted(s));
    lines.add("  theta = start - d_{j-1}               Theta_j");
    lines.add("  g = gradient(theta)                   k_j");
    lines.add("  d_j = mu_j d_{j-1} + nu_j d_{j-2} + h mut_j g" + (two ? " + h gat_j k1" : ""));
    lines.add("theta = start - d_%-22dtheta_{n+1}".formatted(s));
    return lines;
  }
}

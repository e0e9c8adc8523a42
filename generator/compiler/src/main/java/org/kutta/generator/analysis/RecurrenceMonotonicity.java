package org.kutta.generator.analysis;

import org.kutta.generator.budget.Deadline;
import org.kutta.generator.tableau.StageRecurrence;

/**
 * The radius of absolute monotonicity of a stabilised method, in double precision: the largest r
 * with K(I + rK)⁻¹ ≥ 0 and rK(I + rK)⁻¹1 ≤ 1, see {@link AbsoluteMonotonicity}.
 *
 * <p>Rows of that matrix satisfy the recurrence of the stages, where e_{j−1} − r · row_{j−1} takes
 * the place of h F_{j−1}.
 */
final class RecurrenceMonotonicity {

  private static final double ROUNDING = 1e-11;
  private static final int BISECTIONS = 60;

  private final int s;
  private final double[] mu;
  private final double[] nu;
  private final double[] muTilde;
  private final double[] gammaTilde;
  private final Deadline deadline;

  RecurrenceMonotonicity(StageRecurrence recurrence, Deadline deadline) {
    this.deadline = deadline;
    s = recurrence.stages();
    mu = new double[s + 1];
    nu = new double[s + 1];
    muTilde = new double[s + 1];
    gammaTilde = new double[s + 1];
    muTilde[1] = recurrence.muTilde(1).toDouble();
    for (int j = 2; j <= s; j++) {
      deadline.check();
      mu[j] = recurrence.mu(j).toDouble();
      nu[j] = recurrence.nu(j).toDouble();
      muTilde[j] = recurrence.muTilde(j).toDouble();
      gammaTilde[j] = recurrence.gammaTilde(j).toDouble();
    }
  }

  /** Returns the radius, to about ten digits. */
  double radius() {
    if (!holds(1e-9)) {
      return 0;
    }
    double lower = 0;
    double upper = 1;
    while (holds(upper)) {
      lower = upper;
      upper *= 2;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (lower + upper) / 2;
      if (holds(middle)) {
        lower = middle;
      } else {
        upper = middle;
      }
    }
    return lower;
  }

  private boolean holds(double r) {
    deadline.check();
    double[][] rows = new double[s + 1][s];
    for (int j = 1; j <= s; j++) {
      double sum = 0;
      double largest = 0;
      for (int k = 0; k < j; k++) {
        double before = j < 2 ? 0 : nu[j] * rows[j - 2][k];
        double value = (mu[j] - r * muTilde[j]) * rows[j - 1][k] + before;
        value += k == j - 1 ? muTilde[j] : 0;
        value += k == 0 ? gammaTilde[j] : 0;
        rows[j][k] = value;
        sum += value;
        largest = Math.max(largest, value);
      }
      for (int k = 0; k < j; k++) {
        if (rows[j][k] < -ROUNDING * largest) {
          return false;
        }
      }
      if (r * sum > 1 + ROUNDING) {
        return false;
      }
    }
    return true;
  }
}

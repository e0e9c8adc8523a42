package org.kutta.runtime.method;

import org.kutta.runtime.vector.Vector;

/**
 * A method of s stages by a three-term recurrence, such as Chebyshev's and Legendre's, and its
 * step. With D_j = θ_n − Θ_j and D_0 = 0:
 *
 * <pre>{@code
 * D_1 = h muTilde_1 k_1
 * D_j = mu_j D_{j-1} + nu_j D_{j-2} + h (muTilde_j k_j + gammaTilde_j k_1),   k_j = g(theta_n - D_{j-1})
 * }</pre>
 *
 * <p>Two or three vectors, whatever s is; the last D is the step's displacement.
 */
public interface StageRecurrence {

  /** Returns s, at least 2. */
  int stages();

  /** Returns μ_j, the share of D_{j−1} in D_j; {@code j} from 2. */
  double mu(int j);

  /** Returns ν_j, the share of D_{j−2} in D_j; {@code j} from 3. By default 1 − μ_j. */
  default double nu(int j) {
    return 1 - mu(j);
  }

  /** Returns μ̃_j, the share of h k_j in D_j; {@code j} from 1. */
  double muTilde(int j);

  /** Returns γ̃_j, the share of h k_1 in D_j besides μ̃_1; {@code j} from 2. By default none. */
  default double gammaTilde(int j) {
    return 0;
  }

  /** Returns whether any γ̃_j is not zero: the first gradient is then kept, one vector more. */
  default boolean keepsFirstGradient() {
    return false;
  }

  /**
   * Returns the recurrence of those coefficients, each at its j; entry 0 is not read.
   *
   * @param mu shape {@code [s + 1]}
   * @param nu shape {@code [s + 1]}
   * @param muTilde shape {@code [s + 1]}
   * @param gammaTilde shape {@code [s + 1]}, or empty where all are zero
   * @throws IllegalArgumentException if the shapes differ, or there are fewer than two stages
   */
  static StageRecurrence of(double[] mu, double[] nu, double[] muTilde, double... gammaTilde) {
    return new RecurrenceOfNumbers(mu.clone(), nu.clone(), muTilde.clone(), gammaTilde.clone());
  }

  /**
   * Returns the abscissae, shape {@code [s]}: where the stages of a step on y′ = 1 are, for stage j
   * is evaluated at θ_n − D_{j−1}.
   */
  default double[] abscissae() {
    double[] c = new double[stages()];
    c[1] = muTilde(1);
    for (int j = 2; j < stages(); j++) {
      c[j] = mu(j) * c[j - 1] + muTilde(j) + gammaTilde(j) + (j > 2 ? nu(j) * c[j - 2] : 0);
    }
    return c;
  }

  /** Advances θ by one step: θ_n − D_s. */
  default void advance(Stages s, double h) {
    displacement(s, h);
    s.theta().set(s.start(), -1, s.displacement());
  }

  /** Forms the displacement of one step. */
  default void displacement(Stages s, double h) {
    s.evaluate(1);
    s.keepStart();
    displacement(s, h, s.gradient(), 0);
  }

  /**
   * Forms the displacement of a step whose first gradient is known, and start kept.
   *
   * @param first g(θ)
   * @param before how many evaluations the step has made besides that of g(θ)
   */
  default void displacement(Stages s, double h, Vector first, int before) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector start = s.start();
    // D_j goes where D_{j−2} was, and D_s to the displacement.
    Vector even = stages() % 2 == 0 ? s.displacement() : s.work(0);
    Vector odd = stages() % 2 == 0 ? s.work(0) : s.displacement();
    boolean keeps = keepsFirstGradient();
    if (keeps) {
      s.work(1).copy(first);
    }
    odd.set(h * muTilde(1), first);
    for (int j = 2; j <= stages(); j++) {
      Vector last = j % 2 == 0 ? odd : even;
      Vector next = j % 2 == 0 ? even : odd;
      theta.set(start, -1, last);
      s.evaluate(before + j);
      if (j == 2) {
        next.set(mu(j), last);
      } else {
        next.scale(nu(j));
        next.add(mu(j), last);
      }
      if (keeps) {
        next.add(h * muTilde(j), g, h * gammaTilde(j), s.work(1));
      } else {
        next.add(h * muTilde(j), g);
      }
    }
  }
}

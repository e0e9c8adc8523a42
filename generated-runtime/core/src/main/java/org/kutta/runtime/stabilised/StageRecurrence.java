package org.kutta.runtime.stabilised;

import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * A method of s stages by a three-term recurrence, Θ₁ = θ − μ₁hg(θ), Θ_j = ν_jΘ_{j−1} − (ν_j −
 * 1)Θ_{j−2} − μ_jhg(Θ_{j−1}), and the steps that are made of it: two or three vectors, whatever s.
 */
interface StageRecurrence {

  /** Large enough for the inverse of any factor to stay far from overflow. */
  double SMALL = 0x1p-20;

  /** Returns s. */
  int stages();

  /** Returns μ_j, {@code j} from 1. */
  double mu(int j);

  /** Returns ν_j, {@code j} from 2. */
  double nu(int j);

  /** Returns the end of the stable interval. */
  double realStability();

  /** Advances θ by one step. */
  default void advance(Stages s, double h) {
    s.evaluate(1);
    s.keepStart();
    advance(s, h, s.gradient(), 0);
  }

  /**
   * Advances θ by the rest of a step whose first gradient is known, and start kept.
   *
   * <p>Recurs on V_j = Θ_j − Θ_{j−1}: V_j = (ν_j − 1)V_{j−1} − μ_jhg(Θ_{j−1}), a heavy ball whose
   * momentum and learning rate change from stage to stage. The same stages as those of {@link
   * #displacement} for three passes less a stage; θ takes as many roundings as s steps of gradient
   * descent. The vector holds V_j/σ_j, σ_j = (ν_2 − 1)…(ν_j − 1), so that nothing is scaled but
   * where σ_j, which falls from stage to stage, has become small.
   *
   * @param first g(θ)
   * @param before how many evaluations the step has made beside that of g(θ)
   */
  default void advance(Stages s, double h, Vector first, int before) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector v = s.work(0);
    double sigma = 1;
    v.set(-h * mu(1), first);
    theta.add(1, v);
    for (int j = 2; j <= stages(); j++) {
      s.evaluate(before + j);
      sigma *= nu(j) - 1;
      if (sigma < SMALL) {
        v.scale(sigma);
        sigma = 1;
      }
      v.add(-h * mu(j) / sigma, g);
      theta.add(sigma, v);
    }
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
   * <p>Recurs on the displacements D_j = θ_n − Θ_j, D_0 = 0: D_j = ν_jD_{j−1} − (ν_j − 1)D_{j−2} +
   * μ_jhg(Θ_{j−1}); D_s is the step's, without the cancellation of θ_n − Θ_s.
   *
   * @param first g(θ)
   * @param before how many evaluations the step has made beside that of g(θ)
   */
  default void displacement(Stages s, double h, Vector first, int before) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector start = s.start();
    // D_j goes where D_{j−2} was, and D_s to the displacement.
    Vector even = stages() % 2 == 0 ? s.displacement() : s.work(0);
    Vector odd = stages() % 2 == 0 ? s.work(0) : s.displacement();
    odd.set(h * mu(1), first);
    for (int j = 2; j <= stages(); j++) {
      Vector last = j % 2 == 0 ? odd : even;
      Vector next = j % 2 == 0 ? even : odd;
      theta.set(start, -1, last);
      s.evaluate(before + j);
      double nu = nu(j);
      if (j == 2) {
        next.set(nu, last);
      } else {
        next.scale(1 - nu);
        next.add(nu, last);
      }
      next.add(h * mu(j), g);
    }
  }
}

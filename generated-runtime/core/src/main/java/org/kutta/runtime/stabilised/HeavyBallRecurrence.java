package org.kutta.runtime.stabilised;

import org.kutta.runtime.method.StageRecurrence;
import org.kutta.runtime.method.Stages;
import org.kutta.runtime.vector.Vector;

/**
 * A recurrence of first order, Θ₁ = θ − μ̃₁hg(θ), Θ_j = μ_jΘ_{j−1} − (μ_j − 1)Θ_{j−2} −
 * μ̃_jhg(Θ_{j−1}): a heavy ball, which advances θ with fewer passes than the displacement takes.
 */
interface HeavyBallRecurrence extends StageRecurrence {

  /** Large enough for the inverse of any factor to stay far from overflow. */
  double SMALL = 0x1p-20;

  /** Returns the end of the stable interval. */
  double realStability();

  @Override
  default void advance(Stages s, double h) {
    s.evaluate(1);
    s.keepStart();
    advance(s, h, s.gradient(), 0);
  }

  /**
   * Advances θ by the rest of a step whose first gradient is known, and start kept.
   *
   * <p>Recurs on V_j = Θ_j − Θ_{j−1}: V_j = (μ_j − 1)V_{j−1} − μ̃_jhg(Θ_{j−1}), a heavy ball whose
   * momentum and learning rate change from stage to stage. The same stages as those of {@link
   * #displacement} for three passes less a stage; θ takes as many roundings as s steps of gradient
   * descent. The vector holds V_j/σ_j, σ_j = (μ_2 − 1)…(μ_j − 1), so that nothing is scaled but
   * where σ_j, which falls from stage to stage, has become small.
   *
   * @param first g(θ)
   * @param before how many evaluations the step has made besides that of g(θ)
   */
  default void advance(Stages s, double h, Vector first, int before) {
    Vector theta = s.theta();
    Vector g = s.gradient();
    Vector v = s.work(0);
    double sigma = 1;
    v.set(-h * muTilde(1), first);
    theta.add(1, v);
    for (int j = 2; j <= stages(); j++) {
      s.evaluate(before + j);
      sigma *= mu(j) - 1;
      if (sigma < SMALL) {
        v.scale(sigma);
        sigma = 1;
      }
      v.add(-h * muTilde(j) / sigma, g);
      theta.add(sigma, v);
    }
  }
}

package org.kutta.runtime.momentum;

import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * The heavy ball: m ← βm + w g*, θ ← θ − h m, with w = 1 or 1 − β. Remembers m, shape {@code [n]}.
 *
 * @param beta β
 * @param mean whether w = 1 − β, so that m is a mean of directions
 * @param restarting whether m is forgotten where the loss has risen since the last step
 *     (O'Donoghue, Candès 2015); only a loss without the noise of mini-batches says so
 */
public record HeavyBall(double beta, boolean mean, boolean restarting) implements Momentum {

  public HeavyBall {
    Decay.require(beta);
  }

  /** Returns this one, forgetting m where the loss has risen since the last step. */
  public HeavyBall restartOnIncrease() {
    return new HeavyBall(beta, mean, true);
  }

  @Override
  public Action over(State state) {
    StateVector m = state.vector(mean ? "mean" : "m");
    Restart restart = new Restart(state, restarting);
    double weight = mean ? 1 - beta : 1;
    return (direction, h, loss) -> {
      boolean forget = restart.isDue(loss);
      Vector next = m.next();
      next.copy(direction);
      if (mean) {
        next.scale(weight);
      }
      if (!forget) {
        next.add(beta, m.current());
      }
      direction.copy(next);
    };
  }

  @Override
  public String toString() {
    return "%s(beta = %s%s)"
        .formatted(
            mean ? "mean of directions" : "heavy ball",
            beta,
            restarting ? ", restart on increase" : "");
  }
}

package org.kutta.runtime.momentum;

import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * Nesterov's look-ahead: the step starts at y = θ_n + βu_n, and u_{n+1} = βu_n − h g*, θ_{n+1} = y
 * − h g* (Nesterov 1983 as in Sutskever et al. 2013). Remembers the update u, shape {@code [n]}.
 *
 * @param beta β
 * @param restarting whether u is forgotten where the loss has risen since the last step
 *     (O'Donoghue, Candès 2015); only a loss without the noise of mini-batches says so
 */
public record Nesterov(double beta, boolean restarting) implements Momentum {

  public Nesterov {
    Decay.require(beta);
  }

  /** Returns this one, forgetting u where the loss has risen since the last step. */
  public Nesterov restartOnIncrease() {
    return new Nesterov(beta, true);
  }

  @Override
  public Action over(State state) {
    return new AtWork(beta, state, restarting);
  }

  @Override
  public String toString() {
    return "Nesterov(beta = %s%s)".formatted(beta, restarting ? ", restart on increase" : "");
  }

  private static final class AtWork implements Action {
    private final double beta;
    private final StateVector update;
    private final Restart restart;

    AtWork(double beta, State state, boolean restarting) {
      this.beta = beta;
      this.update = state.vector("u");
      this.restart = new Restart(state, restarting);
    }

    @Override
    public boolean looksAhead() {
      return true;
    }

    @Override
    public void lookAhead(Vector theta) {
      theta.add(beta, update.current());
    }

    @Override
    public void onUpdate(Vector direction, double h, double loss) {
      Vector next = update.next();
      next.set(-h, direction);
      if (!restart.isDue(loss)) {
        next.add(beta, update.current());
      }
    }
  }
}

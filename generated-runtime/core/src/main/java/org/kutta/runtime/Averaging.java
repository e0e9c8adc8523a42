package org.kutta.runtime;

import java.util.Optional;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * A mean of the iterates θ_1, θ_2, …, kept next to the training and without influence on it.
 *
 * @param decay of the exponential mean; 1 for the uniform one
 * @param after the number of steps whose iterates are left out
 */
public record Averaging(double decay, long after) implements Ingredient {

  public Averaging {
    if (!(decay >= 0 && decay <= 1)) {
      throw new IllegalArgumentException(
          "the decay of the average must be in [0, 1], found " + decay);
    }
    if (after < 0) {
      throw new IllegalArgumentException("the average cannot begin after step " + after);
    }
  }

  /**
   * Returns the exponential mean θ̄ ← decay · θ̄ + (1 − decay)θ, from the first iterate on.
   *
   * @throws IllegalArgumentException unless {@code decay} is in [0, 1)
   */
  public static Averaging exponential(double decay) {
    if (!(decay < 1)) {
      throw new IllegalArgumentException(
          "the decay of the average must be in [0, 1), found " + decay);
    }
    return new Averaging(decay, 0);
  }

  /** Returns the uniform mean of the iterates after step {@code after} (Polyak, Juditsky 1992). */
  public static Averaging tail(long after) {
    return new Averaging(1, after);
  }

  @Override
  public Setting setting() {
    return Setting.AVERAGING;
  }

  @Override
  public SettingValue value() {
    return SettingValue.of(setting(), toString());
  }

  @Override
  public StepAction over(State state) {
    return new AtWork(state);
  }

  @Override
  public String toString() {
    if (decay == 1) {
      return "uniform after step " + after;
    }
    return "exponential(" + decay + ")" + (after == 0 ? "" : " after step " + after);
  }

  private final class AtWork implements StepAction {
    private final StateVector mean;
    private final StateScalar count;

    AtWork(State state) {
      this.mean = state.vector("mean");
      this.count = state.count("count");
    }

    @Override
    public void completed(Vector theta, long step) {
      if (step <= after) {
        return;
      }
      double k = count.current() + 1;
      double weight = k == 1 ? 1 : decay == 1 ? 1 / k : 1 - decay;
      Vector current = mean.current();
      if (k == 1) {
        current.copy(theta);
      } else {
        current.scale(1 - weight);
        current.add(weight, theta);
      }
      count.next(k);
      count.commit();
    }

    @Override
    public Optional<Vector> average() {
      return count.current() == 0 ? Optional.empty() : Optional.of(mean.current());
    }
  }
}

package org.kutta.runtime;

import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;
import org.kutta.runtime.state.StateVector;
import org.kutta.runtime.vector.Vector;

/**
 * The optimistic gradient g* ← (1 + w)g*_n − w g*_{n−1} (Daskalakis et al. 2018); at the first step
 * g* stays as it is.
 *
 * @param w positive
 */
record LookBack(double w) implements Ingredient {

  LookBack {
    if (!(w > 0 && w < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("w must be positive and finite, found " + w);
    }
  }

  @Override
  public Setting setting() {
    return Setting.LOOK_BACK;
  }

  @Override
  public SettingValue value() {
    return SettingValue.of(setting(), toString());
  }

  @Override
  public StepAction over(State state) {
    return new AtWork(w, state);
  }

  @Override
  public String toString() {
    return String.valueOf(w);
  }

  private static final class AtWork implements StepAction {
    private final double w;
    private final StateVector last;
    private final StateScalar known;

    AtWork(double w, State state) {
      this.w = w;
      this.last = state.vector("g");
      this.known = state.scalar("known", 0, Range.FLAG);
    }

    @Override
    public boolean actsOnUpdate() {
      return true;
    }

    @Override
    public void onDirection(Vector direction) {
      last.next().copy(direction);
      known.next(1);
      if (known.current() == 1) {
        direction.scale(1 + w);
        direction.add(-w, last.current());
      }
    }
  }
}

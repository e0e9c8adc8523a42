package org.kutta.runtime.ingredient;

import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;

/**
 * What acts on a step besides the method and its learning rate, described: immutable, to be shared
 * by optimizers. {@link Object#toString} says all that matters to a resumed run.
 */
public interface Ingredient {

  /** Returns which setting this is; what it remembers lies in that setting's scope of a state. */
  Setting setting();

  /** Returns what a saved state knows of this. */
  default SettingValue value() {
    return SettingValue.of(setting(), (Object) this);
  }

  /** Returns what acts in one optimizer, with its state declared in {@code state}. */
  StepAction over(State state);
}

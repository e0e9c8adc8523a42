package org.kutta.runtime;

import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * Clips every fresh gradient, so that the method integrates the clipped flow.
 *
 * @param kind by norm or by value
 * @param bound positive
 */
public record Clipping(Kind kind, double bound) implements Ingredient {

  /** What is bounded. */
  public enum Kind {
    /** ‖g‖₂: longer gradients are shortened. */
    NORM,
    /** Every |g_i|: larger entries are cut. */
    VALUE
  }

  public Clipping {
    if (!(bound > 0)) {
      throw new IllegalArgumentException("the bound of clipping must be positive, found " + bound);
    }
  }

  @Override
  public Setting setting() {
    return Setting.CLIPPING;
  }

  @Override
  public SettingValue value() {
    return SettingValue.of(setting(), toString());
  }

  @Override
  public StepAction over(State state) {
    return new StepAction() {
      @Override
      public boolean actsOnFreshGradients() {
        return true;
      }

      @Override
      public void onFresh(Vector gradient) {
        if (kind == Kind.VALUE) {
          gradient.clamp(bound);
        } else {
          gradient.shortenTo(bound);
        }
      }
    };
  }

  @Override
  public String toString() {
    return (kind == Kind.NORM ? "norm " : "value ") + bound;
  }
}

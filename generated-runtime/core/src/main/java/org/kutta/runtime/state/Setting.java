package org.kutta.runtime.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an optimizer can be configured by, so far as the numbers that it computes depend on it. */
public enum Setting {
  /** The method, with the parameters of its family. */
  METHOD("method"),
  /** Other methods that take over during the run. */
  SWITCHES("switches"),
  /** The learning rate's policy. */
  LEARNING_RATE("learning rate"),
  /** What happens where a loss or gradient is not finite. */
  NON_FINITE("non-finite values"),
  /** How many attempts of a step may be rejected. */
  MAX_HALVINGS("halvings"),
  /** Whether steps estimate their error though nothing controls it. */
  ERROR_ESTIMATE("error estimate"),
  /** The bound on fresh gradients. */
  CLIPPING("gradient clipping"),
  /** What multiplies gradients. */
  PRECONDITIONER("preconditioner"),
  /** The optimistic gradient. */
  LOOK_BACK("look-back"),
  /** What steps inherit from those before. */
  MOMENTUM("momentum"),
  /** Decoupled weight decay. */
  WEIGHT_DECAY("weight decay"),
  /** The mean of the iterates. */
  AVERAGING("averaging"),
  /** How stage equations are solved. */
  STAGE_SOLVER("stages");

  private final String text;

  Setting(String text) {
    this.text = text;
  }

  /**
   * Returns the setting of that name.
   *
   * @throws IllegalArgumentException if there is none; the message lists them
   */
  public static Setting of(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no setting is called `%s`; there are %s"
                        .formatted(
                            name,
                            Arrays.stream(values())
                                .map(Setting::toString)
                                .collect(Collectors.joining(", ")))));
  }

  static Optional<Setting> find(String name) {
    return Arrays.stream(values()).filter(setting -> setting.text.equals(name)).findFirst();
  }

  /** Returns the scope of a state where this setting's ingredient remembers what it must. */
  public String scope() {
    return this == SWITCHES ? METHOD.text : text;
  }

  /** Returns the name, as messages and files have it. */
  @Override
  public String toString() {
    return text;
  }
}

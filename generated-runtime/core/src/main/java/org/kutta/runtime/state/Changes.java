package org.kutta.runtime.state;

import java.util.List;
import java.util.Set;

/**
 * The settings in which an optimizer may differ from the one whose state it restores: differences
 * that are wanted, such as another learning rate or a longer run. Immutable.
 *
 * <pre>{@code
 * optimizer.restore(file, objective, Changes.of("learning rate"));
 * }</pre>
 */
public final class Changes {

  /** No setting may differ. */
  public static final Changes NONE = new Changes(Set.of());

  private final Set<String> settings;

  private Changes(Set<String> settings) {
    this.settings = settings;
  }

  /**
   * Returns changes of some settings.
   *
   * @param settings their names as refusals give them, such as {@code "learning rate"} or {@code
   *     "weight decay"}
   */
  public static Changes of(String... settings) {
    return new Changes(Set.copyOf(List.of(settings)));
  }

  /** Returns whether a line of a description, {@code "name: value"}, may differ. */
  public boolean allow(String line) {
    int end = line.indexOf(": ");
    return end > 0 && settings.contains(line.substring(0, end));
  }

  @Override
  public String toString() {
    return "changes of " + settings;
  }
}

package org.kutta.runtime.state;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The settings in which an optimizer may differ from the one whose state it restores: differences
 * that are wanted, such as another learning rate or a longer run. Immutable.
 *
 * <pre>{@code
 * optimizer.restore(file, objective, Changes.of("learning rate"));
 * }</pre>
 *
 * <p>Counters go on. What the ingredient of a changed setting remembers goes on too where it is of
 * the same class and remembers the same vectors and numbers, as when Adam changes its decay; else
 * it starts from scratch.
 */
public final class Changes {

  /** No setting may differ. */
  public static final Changes NONE = new Changes(EnumSet.noneOf(Setting.class));

  private final Set<Setting> settings;

  private Changes(EnumSet<Setting> settings) {
    this.settings = settings;
  }

  /** Returns changes of some settings. */
  public static Changes of(Setting first, Setting... others) {
    return new Changes(EnumSet.of(first, others));
  }

  /**
   * Returns changes of some settings.
   *
   * @param settings their names as refusals give them, such as {@code "learning rate"} or {@code
   *     "weight decay"}
   * @throws IllegalArgumentException if a setting is not known; the message lists them
   */
  public static Changes of(String... settings) {
    EnumSet<Setting> named = EnumSet.noneOf(Setting.class);
    Arrays.stream(settings).map(Setting::of).forEach(named::add);
    return new Changes(named);
  }

  /** Returns whether a setting may differ. */
  public boolean allow(Setting setting) {
    return settings.contains(setting);
  }

  @Override
  public String toString() {
    return "changes of " + List.copyOf(settings);
  }
}

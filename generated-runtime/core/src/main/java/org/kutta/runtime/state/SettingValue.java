package org.kutta.runtime.state;

/**
 * The value of a setting.
 *
 * @param setting that has it
 * @param kind the class that acts, so that two kinds of one description differ
 * @param description all that matters of it, in words that another run repeats
 */
public record SettingValue(Setting setting, String kind, String description) {

  /** Ends the description of what does not describe itself. */
  private static final String UNDESCRIBED = ", which does not describe itself";

  /** Returns the value of a setting that has one kind only. */
  public static SettingValue of(Setting setting, String description) {
    return new SettingValue(setting, "", description);
  }

  /**
   * Returns the value of a setting that users can implement.
   *
   * @param acting what acts
   */
  public static SettingValue of(Setting setting, Object acting) {
    return new SettingValue(setting, className(acting), description(acting));
  }

  /**
   * Returns an object's own description, or that it has none: the default of {@link
   * Object#toString}, and whatever repeats it, differs from run to run.
   */
  public static String description(Object described) {
    String own = described.toString();
    // A lambda, an array, or an object without a description of its own, on whatever level.
    boolean changes = own.contains("$$Lambda") || own.matches("(?s).*[\\w$;]@[0-9a-f]{1,8}\\b.*");
    return changes ? className(described) + UNDESCRIBED : own;
  }

  private static String className(Object object) {
    String name = object.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a lambda of " + name.substring(0, lambda);
  }

  /** Returns whether this value tells itself apart from others of its kind. */
  boolean isComparable() {
    return !description.contains(UNDESCRIBED);
  }

  /** Returns the name and the description. */
  @Override
  public String toString() {
    return setting + ": " + description;
  }
}

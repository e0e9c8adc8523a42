package org.kutta.runtime.rate;

/** How configurations are described in words that another run repeats. */
public final class Description {

  private Description() {}

  /**
   * Returns an object's own description, or that it is custom: the name of a lambda differs from
   * run to run.
   */
  public static String of(Object described) {
    Class<?> type = described.getClass();
    boolean nameless = type.isHidden() || type.isSynthetic() || type.isAnonymousClass();
    boolean silent = described.toString().endsWith("@" + Integer.toHexString(described.hashCode()));
    if (nameless && silent) {
      return "custom";
    }
    return silent ? type.getName() : described.toString();
  }
}

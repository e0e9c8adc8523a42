package org.kutta.generator.budget;

/** The limits of a {@link Budget}, by the options that change them. */
public enum Limit {
  TIME("time-limit", "timeLimit"),
  STAGES("max-stages", "maxStages"),
  DIGITS("max-digits", "maxDigits"),
  DEGREE("max-degree", "maxDegree"),
  NESTING("max-nesting", "maxNesting");

  private final String option;
  private final String processorOption;

  Limit(String option, String processorOption) {
    this.option = "--" + option;
    this.processorOption = "kutta." + processorOption;
  }

  /** Returns the option of the commands: {@code --max-stages}. */
  public String option() {
    return option;
  }

  /** Returns the option of the annotation processor: {@code kutta.maxStages}. */
  public String processorOption() {
    return processorOption;
  }

  /** Returns what an author types for a limit that a method keeps. */
  public String help(int enough) {
    return help(Integer.toString(enough));
  }

  /** Returns what an author types for another limit. */
  String help(String value) {
    return "raise the limit with `%s %s`, in a build with `-A%s=%s`"
        .formatted(option, value, processorOption, value);
  }
}

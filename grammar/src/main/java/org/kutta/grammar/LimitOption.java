package org.kutta.grammar;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An option that changes a limit of the compiler, in the commands and in a build.
 *
 * @param name without dashes at its start: {@code max-stages}
 */
public record LimitOption(String name) {

  private static final Pattern NEXT_WORD = Pattern.compile("-([a-z])");

  /** Returns the option of the commands: {@code --max-stages}. */
  public String option() {
    return "--" + name;
  }

  /** Returns the option of the annotation processor: {@code kutta.maxStages}. */
  public String processorOption() {
    return "kutta."
        + NEXT_WORD.matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
  }

  /** Returns what an author types for another limit. */
  public String help(String value) {
    return "raise the limit with `%s %s`, in a build with `-A%s=%s`"
        .formatted(option(), value, processorOption(), value);
  }
}

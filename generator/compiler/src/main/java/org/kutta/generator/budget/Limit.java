package org.kutta.generator.budget;

import org.kutta.grammar.LimitOption;
import org.kutta.grammar.TextLimits;

/** The limits of a {@link Budget}, by the options that change them. */
public enum Limit {
  TIME("time-limit"),
  STAGES("max-stages"),
  DIGITS("max-digits"),
  DEGREE("max-degree"),
  NESTING("max-nesting"),
  FILE_SIZE(TextLimits.FILE_SIZE),
  EXPRESSION_LENGTH(TextLimits.EXPRESSION_LENGTH),
  EXPRESSION_DEPTH(TextLimits.EXPRESSION_DEPTH);

  private final LimitOption option;

  Limit(String name) {
    this(new LimitOption(name));
  }

  Limit(LimitOption option) {
    this.option = option;
  }

  /** Returns the option of the commands: {@code --max-stages}. */
  public String option() {
    return option.option();
  }

  /** Returns the option of the annotation processor: {@code kutta.maxStages}. */
  public String processorOption() {
    return option.processorOption();
  }

  /** Returns what an author types for a limit that a method keeps. */
  public String help(int enough) {
    return help(Integer.toString(enough));
  }

  /** Returns what an author types for another limit. */
  String help(String value) {
    return option.help(value);
  }
}

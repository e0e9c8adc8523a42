package org.kutta.console;

import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/**
 * What the user's terminal can show. Java cannot ask which of its streams are a terminal, so the
 * launcher says so in system properties; without them, neither stream counts as one.
 *
 * @param out whether stdout is a terminal
 * @param err whether stderr is a terminal
 * @param colour whether the user accepts colours on a terminal
 * @param unicode whether block characters can be displayed
 * @param columns the width of the terminal
 */
public record Terminal(boolean out, boolean err, boolean colour, boolean unicode, int columns) {

  private static final int DEFAULT_COLUMNS = 80;
  private static final int MIN_COLUMNS = 40;

  /** No terminal at all: a pipe or a file. */
  public static final Terminal NONE = new Terminal(false, false, false, false, DEFAULT_COLUMNS);

  /**
   * Returns the terminal that the launcher describes in system properties.
   *
   * @param environment {@code NO_COLOR} and {@code TERM=dumb} switch colours off
   */
  public static Terminal of(Properties properties, Map<String, String> environment) {
    String noColour = environment.getOrDefault("NO_COLOR", "");
    return new Terminal(
        Boolean.parseBoolean(properties.getProperty("kutta.terminal.out")),
        Boolean.parseBoolean(properties.getProperty("kutta.terminal.err")),
        noColour.isEmpty() && !"dumb".equals(environment.get("TERM")),
        "UTF-8".equalsIgnoreCase(properties.getProperty("native.encoding")),
        columns(properties.getProperty("kutta.terminal.columns", "")));
  }

  private static int columns(String text) {
    return text.matches("[0-9]{1,4}") && Integer.parseInt(text) > 0
        ? Math.max(MIN_COLUMNS, Integer.parseInt(text))
        : DEFAULT_COLUMNS;
  }

  /** Returns how to colour stdout. */
  public Ansi outColours() {
    return out && colour ? Ansi.ON : Ansi.OFF;
  }

  /** Returns how to colour stderr. */
  public Ansi errColours() {
    return err && colour ? Ansi.ON : Ansi.OFF;
  }
}

package org.kutta.cli;

import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Help.Ansi;

/**
 * What the user's terminal can show. Java cannot ask which of its streams are a terminal, so the
 * launcher says so in system properties; without them nothing is a terminal.
 *
 * @param out whether stdout is one that shows colours
 * @param err whether stderr is one that shows colours
 */
record Terminal(boolean out, boolean err) {

  /** No terminal at all: a pipe or a file. */
  static final Terminal NONE = new Terminal(false, false);

  static Terminal of(Properties properties, Map<String, String> environment) {
    boolean colour =
        environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(environment.get("TERM"));
    return new Terminal(
        colour && Boolean.parseBoolean(properties.getProperty("kutta.terminal.out")),
        colour && Boolean.parseBoolean(properties.getProperty("kutta.terminal.err")));
  }

  /** Returns how to colour stdout. */
  Ansi outColours() {
    return out ? Ansi.ON : Ansi.OFF;
  }
}

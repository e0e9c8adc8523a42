package org.kutta.console;

import java.util.List;

/** A command line that can be pasted into a shell. */
public final class ShellCommand {

  private ShellCommand() {}

  /** Returns the command, with arguments quoted where a shell would split or expand them. */
  public static String of(String command, List<String> arguments) {
    StringBuilder line = new StringBuilder(command);
    for (String argument : arguments) {
      boolean plain = argument.matches("[\\w@%+=:,./~-]+");
      line.append(' ').append(plain ? argument : "'" + argument.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }
}

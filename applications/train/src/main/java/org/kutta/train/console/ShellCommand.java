package org.kutta.train.console;

import java.util.List;

/** A command as a shell understands it. */
public final class ShellCommand {

  private ShellCommand() {}

  /** Returns the command, its arguments quoted where a shell would take them apart. */
  public static String of(String command, List<String> arguments) {
    StringBuilder line = new StringBuilder(command);
    for (String argument : arguments) {
      boolean plain = argument.matches("[\\w@%+=:,./~-]+");
      line.append(' ').append(plain ? argument : "'" + argument.replace("'", "'\\''") + "'");
    }
    return line.toString();
  }
}

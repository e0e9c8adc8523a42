package org.kutta.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command that has been run: its exit code, and what it wrote. */
public record Run(int exitCode, String out, String err) {

  /** Runs a command as in a pipe. */
  public static Run of(String... args) {
    return on(Terminal.NONE, args);
  }

  static Run on(Terminal terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal);
    int exitCode = Kutta.run(console, args);
    return new Run(exitCode, out.toString(), err.toString());
  }
}

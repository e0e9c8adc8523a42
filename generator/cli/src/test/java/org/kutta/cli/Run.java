package org.kutta.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import org.kutta.console.Terminal;

/** A command that has been run: its exit code, and what it wrote. */
public record Run(int exitCode, String out, String err) {

  /** Runs a command as in a pipe. */
  public static Run of(String... args) {
    return on(Terminal.NONE, args);
  }

  static Run on(Terminal terminal, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(new Output(out, false), new Output(err, false), terminal);
    int exitCode = Kutta.run(console, args);
    return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
  }
}

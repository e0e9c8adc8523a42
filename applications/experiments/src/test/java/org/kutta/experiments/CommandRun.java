package org.kutta.experiments;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.kutta.console.Terminal;
import picocli.CommandLine;

/**
 * A run of the command inside the test.
 *
 * @param exitCode of the command
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record CommandRun(int exitCode, String out, String err) {

  static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        new ExperimentCommand(Terminal.NONE)
            .commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = commandLine.execute(arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}

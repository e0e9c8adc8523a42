package org.kutta.train;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.kutta.console.Terminal;
import picocli.CommandLine;

/**
 * One run of the command within this Java, under {@code main}'s locale.
 *
 * @param exitCode that Java would end with
 * @param out what went to stdout, its lines ended by {@code \n}
 * @param err what went to stderr, its lines ended by {@code \n}
 */
record CommandRun(int exitCode, String out, String err) {

  /** Runs without a checkpoint, unless the arguments speak of one. */
  static CommandRun of(String... arguments) {
    boolean told =
        Arrays.stream(arguments).anyMatch(a -> a.matches("--(no-)?checkpoint.*|--resume"));
    return ofExactly(
        told
            ? arguments
            : Stream.concat(Arrays.stream(arguments), Stream.of("--no-checkpoint"))
                .toArray(String[]::new));
  }

  private static CommandRun ofExactly(String... arguments) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.ROOT);
    try {
      StringWriter out = new StringWriter();
      StringWriter err = new StringWriter();
      CommandLine command =
          new TrainCommand(Terminal.NONE)
              .commandLine()
              .setOut(new PrintWriter(out))
              .setErr(new PrintWriter(err));
      int exitCode = command.execute(arguments);
      command.getOut().flush();
      command.getErr().flush();
      return new CommandRun(exitCode, unix(out), unix(err));
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String unix(StringWriter text) {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  /** Returns the cells of the table on stdout, row by row, the names of the columns first. */
  List<List<String>> table() {
    return out.lines().map(line -> Arrays.asList(line.split(" {2,}"))).toList();
  }

  /** Returns a row of the table. */
  List<String> row(String optimizer) {
    return table().stream()
        .filter(row -> row.get(0).equals(optimizer))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row of " + optimizer + " in\n" + out));
  }

  /** Returns the table without its column of seconds. */
  List<List<String>> figures() {
    return table().stream().map(row -> row.subList(0, 6)).toList();
  }

  /** Returns what follows the progress: the lines from the first error on. */
  String complaints() {
    int from = err.indexOf("error: ");
    return from < 0 ? "" : err.substring(from);
  }
}

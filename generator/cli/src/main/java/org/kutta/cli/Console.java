package org.kutta.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kutta.console.Terminal;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.PrintableText;

/**
 * Where a command writes: data to {@code out}, what is wrong to {@code err}. Both in UTF-8, with
 * line feeds, on every system: what is written is read by programs.
 */
final class Console {

  private final Output out;
  private final Output err;
  private final Terminal terminal;

  Console(Output out, Output err, Terminal terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Returns the console of this process. */
  static Console ofSystem() {
    Terminal terminal = Terminal.of(System.getProperties(), System.getenv());
    // System.out would keep the failure of a full disk to itself.
    return new Console(
        Output.of(new FileOutputStream(FileDescriptor.out), "/dev/stdout"),
        Output.of(new FileOutputStream(FileDescriptor.err), "/dev/stderr"),
        terminal);
  }

  PrintWriter out() {
    return out.writer();
  }

  PrintWriter err() {
    return err.writer();
  }

  Terminal terminal() {
    return terminal;
  }

  /** Prints a line of data. */
  void print(String line) {
    out.writer().print(line + "\n");
  }

  /** Prints a file's name; a hostile one cannot command the terminal. */
  void printName(Path file) {
    print(PrintableText.of(file.toString()));
  }

  /** Prints lines of data. */
  void print(List<String> lines) {
    lines.forEach(this::print);
  }

  /** Returns a text in a style, if stdout is a terminal. */
  String styled(Style style, String text) {
    return style.of(text, terminal.outColours().enabled());
  }

  /** Prints a line that is not data. */
  void say(String line) {
    err.writer().print(line + "\n");
  }

  /** Prints what is wrong with the command itself. */
  void complain(String message, String help) {
    say(
        Style.ERROR.of("error:", terminal.errColours().enabled())
            + " "
            + PrintableText.of(message));
    say(Style.HINT.of("help:", terminal.errColours().enabled()) + " " + PrintableText.of(help));
  }

  /** Prints what is wrong with a file. */
  void report(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      say(terminal.errColours().enabled() ? coloured(diagnostic) : diagnostic.render());
    }
  }

  private static String coloured(Diagnostic diagnostic) {
    String kind = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
    String rendered = diagnostic.render();
    int start = rendered.indexOf(": " + kind + ": ") + 2;
    return rendered.substring(0, start)
        + Style.ERROR.of(kind, true)
        + rendered.substring(start + kind.length());
  }

  /**
   * Writes all out, and returns the exit code of a command, or {@link ExitCode#ERRORS} if data was
   * lost.
   */
  int end(int exitCode) {
    // Diagnostics that no one reads do not change the exit code.
    err.flush();
    Optional<IOException> failure = out.flush();
    if (failure.isEmpty()) {
      return exitCode;
    }
    if (out.isReaderGone(failure.get())) {
      return ExitCode.READER_GONE;
    }
    complain(
        "stdout cannot be written: " + failure.get().getMessage(), "see that its disk has room");
    err.flush();
    return ExitCode.ERRORS;
  }
}

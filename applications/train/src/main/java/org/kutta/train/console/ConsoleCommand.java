package org.kutta.train.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.kutta.console.RefusedOptions;
import org.kutta.console.Terminal;
import org.kutta.console.UsageException;
import org.kutta.train.data.DataException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * What commands have in common: how they start, where they write, and the exit codes that errors
 * end them with. Data goes to stdout, all else to stderr.
 */
public abstract class ConsoleCommand implements Callable<Integer> {

  /** The exit code where something was asked for that could not be had. */
  protected static final int FAILED = 1;

  private static final int WRONG_USAGE = 2;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  protected ConsoleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Runs a command on this process's terminal and ends Java. */
  protected static void runAndExit(Function<Terminal, ConsoleCommand> command, String[] args) {
    // Numbers are printed alike in every language.
    Locale.setDefault(Locale.ROOT);
    Terminal terminal = Terminal.of(System.getProperties(), System.getenv());
    System.exit(command.apply(terminal).commandLine().execute(args));
  }

  /** Returns this command as picocli runs it. */
  public final CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(this);
    commandLine.getCommandSpec().version(Versions.read().lines().toArray(String[]::new));
    return commandLine
        .setColorScheme(Help.defaultColorScheme(terminal.outColours()))
        .setOverwrittenOptionsAllowed(true)
        .setParameterExceptionHandler((e, args) -> refuse(RefusedOptions.explain(e)));
  }

  /**
   * Does what the command is for.
   *
   * @return the exit code
   */
  protected abstract int run() throws UsageException, DataException;

  @Override
  public final Integer call() {
    try {
      return run();
    } catch (UsageException e) {
      return refuse(e);
    } catch (DataException e) {
      return complain(String.valueOf(e.getMessage()), e.help());
    }
  }

  private int refuse(UsageException e) {
    complain(String.valueOf(e.getMessage()), e.help());
    return WRONG_USAGE;
  }

  /**
   * Prints an error and how to fix it.
   *
   * @return the exit code {@link #FAILED}
   */
  protected final int complain(String message, String help) {
    err().println(terminal.errColours().string("@|bold,red error:|@ ") + message);
    err().println("help: " + help);
    err().flush();
    return FAILED;
  }

  protected final Terminal terminal() {
    return terminal;
  }

  /** Returns the arguments as they were given. */
  protected final List<String> arguments() {
    return spec.commandLine().getParseResult().originalArgs();
  }

  protected final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  protected final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}

package org.kutta.cli;

import java.util.Locale;
import org.kutta.console.RefusedOptions;
import org.kutta.console.UsageException;
import org.kutta.grammar.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code kutta}: its commands, and how all of them end. */
@Command(
    name = "kutta",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    description = {"", "Compiles Butcher tableaus to Java optimizers.", ""},
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:the input has errors",
      "2:the arguments are wrong",
      "141:the reader of a pipe ended before the output did"
    },
    footer = {"", "`kutta COMMAND --help` explains a command, with examples."})
public final class Kutta {

  private Kutta() {}

  /** Runs a command and ends Java. */
  public static void main(String[] args) {
    // Numbers are printed alike in every language.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(Console.ofSystem(), args));
  }

  /** Runs a command and returns its exit code. */
  static int run(Console console, String... args) {
    return console.end(commandLine(console).execute(args));
  }

  private static CommandLine commandLine(Console console) {
    CommandLine kutta = new CommandLine(new Kutta());
    kutta.addSubcommand(new CheckCommand(console));
    kutta.addSubcommand(new ShowCommand(console));
    kutta.addSubcommand(new ListCommand(console));
    kutta.addSubcommand(new ExplainCommand(console));
    kutta.addSubcommand(new GenerateCommand(console));
    kutta.addSubcommand(new FormatCommand(console));
    kutta.addSubcommand(new PlotCommand(console));
    kutta.addSubcommand(new HelpCommand());
    return kutta
        .setOut(console.out())
        .setErr(console.err())
        .setColorScheme(Help.defaultColorScheme(console.terminal().outColours()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> explain(e, console))
        .setExecutionExceptionHandler((e, line, result) -> explain(e, console));
  }

  private static int explain(ParameterException e, Console console) {
    return refuse(
        e instanceof UnmatchedArgumentException unmatched && isCommand(unmatched)
            ? unknownCommand(unmatched)
            : RefusedOptions.explain(e),
        console);
  }

  /** Returns whether the first argument that picocli does not know stands where a command does. */
  private static boolean isCommand(UnmatchedArgumentException e) {
    return e.getCommandLine().getParent() == null && !e.getUnmatched().get(0).startsWith("-");
  }

  private static UsageException unknownCommand(UnmatchedArgumentException e) {
    String typed = e.getUnmatched().get(0);
    String list = "`kutta --help` lists the commands";
    return new UsageException(
        "there is no command `" + typed + "`",
        NearestName.of(typed, e.getCommandLine().getSubcommands().keySet())
            .map(near -> "did you mean `" + near + "`? " + list)
            .orElse(list));
  }

  private static int refuse(UsageException e, Console console) {
    console.complain(String.valueOf(e.getMessage()), e.help());
    return ExitCode.USAGE;
  }

  /** Explains wrong arguments; any other exception is a bug of Kutta. */
  private static int explain(Exception e, Console console) throws Exception {
    if (e instanceof UsageException usage) {
      return refuse(usage, console);
    }
    throw e;
  }
}

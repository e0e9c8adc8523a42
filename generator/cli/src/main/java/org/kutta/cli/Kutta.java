package org.kutta.cli;

import java.util.Locale;
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
      "2:the arguments make no sense",
      "141:the reader of a pipe ended before the output did"
    },
    footer = {"", "`kutta COMMAND --help` explains a command, with examples."})
public final class Kutta {

  private Kutta() {}

  /** Runs a command and ends Java. */
  public static void main(String[] args) {
    // Numbers look alike everywhere.
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
    CommandLine command = e.getCommandLine();
    String help =
        "`" + command.getCommandSpec().qualifiedName() + " --help` lists what can be said";
    String message = String.valueOf(e.getMessage());
    if (e instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      boolean isCommand = command.getParent() == null && !argument.startsWith("-");
      message = "there is no %s `%s`".formatted(isCommand ? "command" : "option", argument);
      help = unmatched.getSuggestions().stream().findFirst().map(s -> "write " + s).orElse(help);
    }
    String lowered = message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    console.complain(lowered, help);
    return ExitCode.USAGE;
  }

  /** Tells what is wrong with arguments; any other exception is a mistake of ours. */
  private static int explain(Exception e, Console console) throws Exception {
    if (e instanceof UsageException usage) {
      console.complain(String.valueOf(usage.getMessage()), usage.help());
      return ExitCode.USAGE;
    }
    throw e;
  }
}

package org.kutta.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.kutta.cli.explain.Explanation;
import org.kutta.cli.explain.ExplanationText;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.NearestName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The command {@code kutta explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Explains the code of a message: cause, example, cure.",
      "",
      "Without a code, lists all of them.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {"  kutta explain K030", "  kutta explain"})
final class ExplainCommand implements Callable<Integer> {

  private final Console console;

  @Parameters(
      arity = "0..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "CODE",
      description = "Codes such as K012.")
  private List<String> arguments = new ArrayList<>();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    if (arguments.isEmpty()) {
      for (DiagnosticCode code : DiagnosticCode.values()) {
        console.print(console.styled(Style.BOLD, code.id()) + "  " + code.meaning());
      }
    }
    List<DiagnosticCode> codes = new ArrayList<>();
    for (String argument : arguments) {
      codes.add(code(argument));
    }
    for (int k = 0; k < codes.size(); k++) {
      if (k > 0) {
        console.print("");
      }
      console.print(console.styled(Style.BOLD, ExplanationText.headline(codes.get(k))));
      console.print("");
      console.print(ExplanationText.lines(Explanation.of(codes.get(k))));
    }
    return ExitCode.GOOD;
  }

  private static DiagnosticCode code(String argument) throws UsageException {
    String id = argument.toUpperCase(Locale.ROOT);
    for (DiagnosticCode code : DiagnosticCode.values()) {
      if (code.id().equals(id)) {
        return code;
      }
    }
    List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    throw new UsageException(
        "there is no code `" + argument + "`",
        NearestName.of(id, ids)
            .map(nearest -> "write `" + nearest + "`, or `kutta explain` for all codes")
            .orElse("`kutta explain` lists the codes"));
  }
}

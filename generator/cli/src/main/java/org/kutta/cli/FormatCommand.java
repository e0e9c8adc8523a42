package org.kutta.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.kutta.cli.format.TableauFormatter;
import org.kutta.cli.input.FileArguments;
import org.kutta.cli.input.TextFile;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.files.DurableFile;
import org.kutta.grammar.Checked;
import org.kutta.grammar.SourceDecoder;
import org.kutta.grammar.TextLimits;
import org.kutta.grammar.source.SourceText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta fmt}. */
@Command(
    name = "fmt",
    mixinStandardHelpOptions = true,
    versionProvider = KuttaVersion.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    description = {
      "",
      "Aligns the columns of tableau files, and tidies indentation and empty lines.",
      "",
      "Prints the files that changed. Files with errors of syntax are left as they are.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta fmt src/main/tableaus",
      "  kutta fmt --check src/main/tableaus",
      "  kutta fmt --stdout heun3.tableau"
    })
final class FormatCommand implements Callable<Integer> {

  /** For a file that was read already, within the limits that were asked for. */
  private static final TextLimits WIDEST = TextLimits.DEFAULT.withFileSize(TextLimits.LARGEST_FILE);

  private final Console console;

  @Option(names = "--check", description = "Change nothing; exit with 1 if a file would change.")
  private boolean check;

  @Option(names = "--stdout", description = "Print the formatted text, and change no file.")
  private boolean stdout;

  @Mixin private final TextLimitOptions limits = new TextLimitOptions();

  @Parameters(
      arity = "1..*",
      converter = OptionTypes.NonEmptyText.class,
      paramLabel = "FILE",
      description = "Files, or directories with .tableau files somewhere below them.")
  private List<String> arguments = new ArrayList<>();

  FormatCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException {
    if (check && stdout) {
      throw new UsageException("--check and --stdout exclude each other", "leave out one of them");
    }
    TextLimits texts = limits.limits();
    boolean good = true;
    for (TextFile file : FileArguments.read(arguments, texts)) {
      good &= format(file, texts);
    }
    return ExitCode.of(!good);
  }

  private boolean format(TextFile file, TextLimits texts) {
    if (file.text().value().isEmpty()) {
      console.report(file.text().diagnostics());
      return false;
    }
    SourceText source = file.text().value().get();
    Checked<String> formatted = TableauFormatter.format(source, texts);
    console.report(formatted.diagnostics());
    if (formatted.value().isEmpty()) {
      return false;
    }
    String text = formatted.value().get();
    if (stdout) {
      console.out().print(text);
      return true;
    }
    return compare(file.path().orElseThrow(), source, text);
  }

  /**
   * Tells whether a file differs from its formatted text, and writes it unless it must not.
   *
   * @param source what was formatted; a file that holds something else by now is left alone
   */
  boolean compare(Path path, SourceText source, String text) {
    try {
      byte[] now = Files.readAllBytes(path);
      boolean differs = !Arrays.equals(now, text.getBytes(StandardCharsets.UTF_8));
      if (differs && !check && !(isOf(now, source) && DurableFile.at(path).writeOver(now, text))) {
        console.complain(path + " was changed while it was formatted", "run the command again");
        return false;
      }
      if (differs) {
        console.printName(path);
      }
      return !(check && differs);
    } catch (IOException e) {
      console.complain("cannot write " + Reasons.of(path, e), "see who may write it");
      return false;
    }
  }

  private static boolean isOf(byte[] bytes, SourceText source) {
    return SourceDecoder.decode(source.name(), bytes, WIDEST)
        .value()
        .filter(now -> now.text().equals(source.text()))
        .isPresent();
  }
}

package org.kutta.experiments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kutta.console.OptionTypes;
import org.kutta.console.ShellCommand;
import org.kutta.console.Terminal;
import org.kutta.console.UsageException;
import org.kutta.experiments.definition.Experiment;
import org.kutta.experiments.definition.Options;
import org.kutta.experiments.report.Findings;
import org.kutta.experiments.report.ReportFolder;
import org.kutta.experiments.trial.Laboratory;
import org.kutta.experiments.trial.Progress;
import org.kutta.experiments.trial.TrialInterruptedException;
import org.kutta.experiments.trial.TrialLog;
import org.kutta.experiments.trial.TrialLogException;
import org.kutta.experiments.trial.UnfinishedTrial;
import org.kutta.train.console.ConsoleCommand;
import org.kutta.train.console.Versions;
import org.kutta.train.data.DataException;
import org.kutta.train.report.HtmlReport;
import org.kutta.train.run.CodeVersion;
import org.kutta.train.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kutta experiment}. */
@Command(
    name = "kutta experiment",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "",
      "Measures what preconditioners, momentum, learning-rate policies and stabilised steps do, and"
          + " writes a table (text and CSV) and an HTML report with curves.",
      "",
      "Every finished trial is kept, and the training of a network on a period and when a signal"
          + " ends it: an interrupted experiment goes on where it stopped.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was measured",
      "1:the data cannot be used, or nothing can be written",
      "2:the options are wrong",
      "130, 143:interrupted by SIGINT or SIGTERM; the same command goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta experiment --list",
      "  kutta experiment quadratic",
      "  kutta experiment beyond-adam --data ~/fashion-mnist --seeds 5 --out results"
    })
public final class ExperimentCommand extends ConsoleCommand {

  private static final int MAX_SEEDS = 1000;

  /** What shells tell of a process that SIGINT ended; Java itself has the code of any signal. */
  private static final int INTERRUPTED = 130;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "What to measure; --list tells the names.")
  private @Nullable String name;

  @Option(names = "--list", description = "List the experiments, and end.")
  private boolean list;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = {
        "Directory with the four IDX files of MNIST or Fashion-MNIST, gzipped or not.",
        "  Default: an embedded sample of Fashion-MNIST, 8000 + 2000 images"
      })
  private @Nullable Path data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      converter = OptionTypes.PositiveInt.class,
      defaultValue = "3",
      description = {"Seeds over which the tuned optimizers are compared.", "  Default: 3"})
  private int seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = {
        "Where to keep trials and write table.txt, table.csv and report.html.",
        "  Default: kutta-experiment-NAME"
      })
  private @Nullable Path out;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      converter = OptionTypes.NonNegativeLong.class,
      defaultValue = "60",
      description = {
        "Time between checkpoints of a network's training; 0 for one after every step. SIGINT and"
            + " SIGTERM write one, too.",
        "  Default: 60"
      })
  private long checkpointEvery;

  @Option(names = "--quick", description = "Measure little, to see that all works: no results.")
  private boolean quick;

  ExperimentCommand(Terminal terminal) {
    super(terminal);
  }

  /** Runs the command and ends Java. */
  public static void main(String[] args) {
    runAndExit(ExperimentCommand::new, args);
  }

  @Override
  protected int run() throws UsageException, DataException {
    try {
      return list ? list() : measure();
    } catch (IOException e) {
      return cannotWrite(e);
    } catch (UncheckedIOException e) {
      return cannotWrite(Objects.requireNonNull(e.getCause()));
    }
  }

  private int list() {
    for (Experiment experiment : Experiments.all()) {
      out().println("%-12s  %s".formatted(experiment.name(), experiment.summary()));
    }
    out().flush();
    return 0;
  }

  private int measure() throws UsageException, DataException, IOException {
    if (name == null) {
      throw new UsageException(
          "there is nothing to measure",
          "name an experiment; `kutta experiment --list` lists them");
    }
    if (seeds > MAX_SEEDS) {
      throw new UsageException(
          "--seeds: %d are more than %d".formatted(seeds, MAX_SEEDS), "choose fewer");
    }
    Experiment experiment = Experiments.named(name);
    if (!HtmlReport.hasCurves()) {
      err().println("warning: the report will have no curves: this Java finds no fonts");
      err().println("help: install fontconfig and a font, such as DejaVu");
    }
    ReportFolder folder =
        ReportFolder.at(out == null ? Path.of("kutta-experiment-" + experiment.name()) : out);
    Options options = new Options(Optional.ofNullable(data), seeds, quick);
    Optional<Findings> measured = findings(experiment, options, folder);
    if (measured.isEmpty()) {
      return INTERRUPTED;
    }
    Findings findings = completed(measured.get());
    ReportFolder.lines(findings, terminal().outColours()).forEach(out()::println);
    out().flush();
    folder.write(experiment.name(), experiment.summary() + ".", findings);
    err().println("report: " + folder.page());
    err().flush();
    return 0;
  }

  /** Returns what was found; nothing if the process is to end, which is told. */
  private Optional<Findings> findings(Experiment experiment, Options options, ReportFolder folder)
      throws UsageException, DataException, IOException {
    try (TrialLog log = TrialLog.open(folder.trials(), CodeVersion.current());
        RunFolder kept = RunFolder.open(folder.unfinished());
        UnfinishedTrial unfinished =
            UnfinishedTrial.in(kept, CodeVersion.current(), Duration.ofSeconds(checkpointEvery))) {
      tellWhatIsKnown(folder, log);
      Findings findings;
      try (Progress progress = progress(experiment)) {
        findings = experiment.run(options, new Laboratory(log, progress, unfinished));
      } catch (TrialInterruptedException e) {
        // Closing lets the process end: all is said before.
        complain(String.valueOf(e.getMessage()), "go on with: " + asTyped());
        return Optional.empty();
      }
      kept.delete();
      return Optional.of(findings);
    }
  }

  private void tellWhatIsKnown(ReportFolder folder, TrialLog log) {
    if (log.size() > 0) {
      err().println("%s: %d trials are known".formatted(folder.trials(), log.size()));
    }
    if (log.ofOtherCode() > 0) {
      err()
          .println(
              "%s: %d trials of another version of the code are not used"
                  .formatted(folder.trials(), log.ofOtherCode()));
    }
    err().flush();
  }

  private String asTyped() {
    return ShellCommand.of("kutta experiment", arguments());
  }

  private Progress progress(Experiment experiment) {
    return terminal().err()
        ? new ExperimentBar(System.err, terminal(), experiment.name())
        : new ExperimentLines(err(), System::nanoTime);
  }

  /** Adds to the settings what only the command knows. */
  private Findings completed(Findings findings) {
    Map<String, List<String>> settings = new LinkedHashMap<>();
    settings.put("command", List.of(asTyped()));
    settings.putAll(findings.settings());
    settings.put("versions", Versions.read().lines());
    settings.put("written", List.of(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()));
    return new Findings(
        findings.tables(), findings.data(), findings.figures(), settings, findings.notes());
  }

  private int cannotWrite(IOException e) {
    if (e instanceof TrialLogException refused) {
      return complain(String.valueOf(refused.getMessage()), refused.help());
    }
    String why =
        e instanceof FileSystemException f
            ? "cannot write %s: %s"
                .formatted(
                    f.getFile(),
                    f.getReason() == null ? f.getClass().getSimpleName() : f.getReason())
            : String.valueOf(e.getMessage());
    return complain(why, "choose another directory with --out");
  }
}

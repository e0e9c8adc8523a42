package org.kutta.train;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.console.ShellCommand;
import org.kutta.console.Terminal;
import org.kutta.console.UsageException;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.train.console.ConsoleCommand;
import org.kutta.train.data.DataException;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.network.Architecture;
import org.kutta.train.report.HtmlReport;
import org.kutta.train.report.ReportFile;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;
import org.kutta.train.run.Interruption;
import org.kutta.train.run.RunFolder;
import org.kutta.train.run.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code kutta train}. */
@Command(
    name = "kutta train",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    showDefaultValues = true,
    usageHelpAutoWidth = true,
    description = {
      "",
      "Trains one network with several optimizers, at equal numbers of gradient evaluations, and"
          + " compares them: generated Runge-Kutta methods, and DL4J's own Sgd and Adam.",
      "",
      "A table goes to stdout, progress to stderr, curves of loss and accuracy to an HTML report.",
      "",
      "An interrupted run goes on with --resume, to the figures that it would have had.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all optimizers were trained",
      "1:a training diverged, or data, report or checkpoint cannot be used",
      "2:the options are wrong",
      "130, 143:interrupted by SIGINT or SIGTERM; --resume goes on"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  kutta train --method Euler,ClassicalRk4 --learning-rate ClassicalRk4=0.5",
      "  kutta train --data ~/fashion-mnist --epochs 10 --batch-size 128",
      "  kutta train --validate --no-references --method Heun2 --learning-rate 0.2",
      "  kutta train --epochs 50 --resume"
    })
public final class TrainCommand extends ConsoleCommand {

  private static final long MAX_PARAMETERS = 50_000_000;

  @Mixin private TrainOptions options = new TrainOptions();

  TrainCommand(Terminal terminal) {
    super(terminal);
  }

  /** Runs the command and ends Java. */
  public static void main(String[] args) {
    runAndExit(TrainCommand::new, args);
  }

  @Override
  protected int run() throws UsageException, DataException {
    return options.listMethods ? listMethods() : compare();
  }

  private int listMethods() {
    for (RungeKuttaMethod method : RungeKuttaMethods.all()) {
      MethodFacts facts = method.facts();
      out()
          .println(
              "%-28s  order %2d, gradients a step %2d  %s"
                  .formatted(
                      facts.name(), facts.order(), facts.evaluationsPerStep(), facts.title()));
    }
    out().println("%-28s  %s".formatted(Contender.Recommended.NAME, Contender.Recommended.TITLE));
    out().flush();
    return 0;
  }

  private int compare() throws UsageException, DataException {
    options.checkNoContradiction();
    LearningRates rates = LearningRates.parse(options.learningRates);
    List<Contender> contenders =
        new Contenders(RungeKuttaMethods.all()).choose(options.methods, rates, options.references);
    Optional<ReportFile> report = reportFile();
    ImageData data = data();
    Settings settings = settings(data);
    checkEachCanStep(contenders, settings);
    err().println(announcement(settings, data, contenders.size()));
    err().flush();
    Comparison comparison = new Comparison(contenders, settings, data);
    Optional<Path> checkpoint = options.checkpointPath();
    return checkpoint.isEmpty()
        ? tell(comparison, train(comparison), report).exitCode()
        : kept(comparison, checkpoint.get(), report);
  }

  private int kept(Comparison comparison, Path path, Optional<ReportFile> report)
      throws UsageException, DataException {
    try (RunFolder folder = RunFolder.open(path)) {
      RunState state = begun(folder, comparison.settingsByName());
      // Once this is closed the process may end at any time: all is said and written before.
      List<Training> trainings;
      try (Interruption interruption = Interruption.watch()) {
        KeptRun.Plan plan = new KeptRun.Plan(options.checkpointPeriod(), goingOn());
        KeptRun run = new KeptRun(folder, state, plan, interruption, err());
        try {
          trainings = train(comparison, run);
        } catch (RunException e) {
          return stopped(e);
        }
      }
      Told told = tell(comparison, trainings, report);
      if (told.whole()) {
        folder.delete();
      }
      return told.exitCode();
    } catch (FileSystemException e) {
      throw new UsageException(
          "--checkpoint: cannot use %s: %s"
              .formatted(path, e.getReason() == null ? e : e.getReason()),
          "name a directory that you can write, or say --no-checkpoint");
    } catch (IOException e) {
      throw new DataException(
          "--checkpoint: " + e.getMessage(), "delete %s to start over".formatted(path));
    }
  }

  /** Returns the run to go on with, or begins one. */
  private RunState begun(RunFolder folder, Map<String, String> settings)
      throws UsageException, IOException {
    if (!options.resume) {
      if (folder.holdsRun()) {
        throw new UsageException(
            "--checkpoint: %s holds a run that was interrupted".formatted(folder),
            "add --resume to go on with it, or delete %s to start over".formatted(folder));
      }
      folder.write(settings, List.of());
      return new RunState(settings, List.of(), Optional.empty());
    }
    if (!folder.holdsRun()) {
      folder.delete();
      throw new UsageException(
          "--resume: there is no interrupted run in " + folder,
          "leave out --resume to begin one, or name its directory with --checkpoint");
    }
    RunState state = folder.read();
    List<String> differences = state.differences(settings);
    if (!differences.isEmpty()) {
      throw new UsageException(
          "--resume: the run in %s was begun with other options: %s"
              .formatted(folder, String.join("; ", differences)),
          "give the options that it was begun with, or delete %s to start over".formatted(folder));
    }
    return state;
  }

  private String goingOn() {
    List<String> arguments = new ArrayList<>(arguments());
    if (!options.resume) {
      arguments.add("--resume");
    }
    return ShellCommand.of("kutta train", arguments);
  }

  private int stopped(RunException e) {
    complain(String.valueOf(e.getMessage()), e.help());
    out().flush();
    return e.exitCode();
  }

  private Optional<ReportFile> reportFile() throws UsageException {
    Optional<Path> path = options.reportPath();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (!HtmlReport.hasCurves()) {
      err().println("warning: the report will have no curves: this Java finds no fonts");
      err().println("help: install fontconfig and a font, such as DejaVu");
    }
    try {
      return Optional.of(ReportFile.at(path.get()));
    } catch (FileSystemException e) {
      throw new UsageException(
          "--report: cannot write %s: %s".formatted(path.get(), e.getReason()),
          "name a file in a directory that you can write, or say --no-report");
    }
  }

  private ImageData data() throws UsageException, DataException {
    ImageData data = options.data == null ? ImageFiles.embedded() : ImageFiles.in(options.data);
    return options.validate ? heldOut(data) : data;
  }

  private static ImageData heldOut(ImageData data) throws UsageException {
    ImageData heldOut = data.heldOut();
    if (heldOut.test().count() == 0) {
      throw new UsageException(
          "--validate: there is no fifth of "
              + TrainingFormat.counted(data.training().count(), "training image"),
          "give more training images, or leave out --validate");
    }
    return heldOut;
  }

  private Settings settings(ImageData data) throws UsageException {
    int images = data.training().count();
    if (options.batchSize > images) {
      throw new UsageException(
          "--batch-size: %d images are more than %s"
              .formatted(options.batchSize, TrainingFormat.counted(images, "training image")),
          "choose at most " + images);
    }
    Architecture network =
        Architecture.of(
            data.training().inputs(), options.layers, LabelledImages.CLASSES, options.precision);
    if (network.parameters() > MAX_PARAMETERS) {
      throw new UsageException(
          "--layers: the network %s has %d parameters, more than %d"
              .formatted(network, network.parameters(), MAX_PARAMETERS),
          "choose narrower layers");
    }
    return new Settings(network, options.batchSize, options.evaluations(images), options.seed);
  }

  private static void checkEachCanStep(List<Contender> contenders, Settings settings)
      throws UsageException {
    if (contenders.isEmpty()) {
      throw new UsageException("there is nothing to train", "name a --method");
    }
    for (Contender contender : contenders) {
      if (contender.evaluationsPerStep() > settings.evaluations()) {
        throw new UsageException(
            "one step of %s takes %s, found %,d"
                .formatted(
                    contender.name(),
                    TrainingFormat.counted(contender.evaluationsPerStep(), "gradient evaluation"),
                    settings.evaluations()),
            "raise --evaluations or --epochs");
      }
    }
  }

  private static String announcement(Settings settings, ImageData data, int contenders) {
    return "%s on %s, judged by %,d others; %s, %s each"
        .formatted(
            settings.architecture(),
            TrainingFormat.counted(data.training().count(), "image"),
            data.test().count(),
            TrainingFormat.counted(contenders, "optimizer"),
            TrainingFormat.counted(settings.evaluations(), "gradient evaluation"));
  }

  private List<Training> train(Comparison comparison) {
    try {
      return train(comparison, Keeping.NONE);
    } catch (RunException e) {
      throw new IllegalStateException("only a run that is kept can be interrupted", e);
    }
  }

  private List<Training> train(Comparison comparison, Keeping keeping) throws RunException {
    Settings settings = comparison.settings();
    try (Progress progress = progress(comparison.contenders().size(), settings)) {
      Trainer trainer = new Trainer(settings, comparison.data(), progress, keeping);
      return trainer.train(comparison.contenders());
    }
  }

  private Progress progress(int trainings, Settings settings) {
    return terminal().err()
        ? new BarProgress(System.err, terminal(), trainings, settings.evaluations())
        : new LineProgress(err(), trainings);
  }

  /** How telling the results went. */
  private record Told(int exitCode, boolean whole) {}

  private Told tell(Comparison comparison, List<Training> trainings, Optional<ReportFile> report) {
    ResultTable.lines(trainings, terminal().outColours()).forEach(out()::println);
    out().flush();
    int exitCode = tellFailures(trainings);
    int written = report.isEmpty() ? 0 : write(report.get(), comparison, trainings);
    return new Told(Math.max(exitCode, written), written == 0);
  }

  private int tellFailures(List<Training> trainings) {
    int exitCode = 0;
    for (Training training : trainings) {
      if (training.failure().isPresent()) {
        exitCode =
            complain(
                training.failure().get(),
                "lower its learning rate, as in --learning-rate %s=%s"
                    .formatted(training.option(), TrainingFormat.tenth(training.learningRate())));
      }
    }
    return exitCode;
  }

  private int write(ReportFile report, Comparison comparison, List<Training> trainings) {
    List<String> arguments = arguments();
    try {
      report.write(
          ReportText.of(comparison.settings(), comparison.data(), arguments, trainings).page());
    } catch (IOException e) {
      return complain("cannot write %s: %s".formatted(report, e), "see that its disk has room");
    }
    err().println("report: " + report);
    err().flush();
    return 0;
  }
}

package org.kutta.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kutta.console.OptionTypes;
import org.kutta.console.UsageException;
import org.kutta.train.network.Precision;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code kutta train}, as they were typed. Filled by picocli. */
final class TrainOptions {

  private static final long DEFAULT_EVALUATIONS = 3000;
  private static final Path DEFAULT_REPORT = Path.of("kutta-train-report.html");
  private static final Path DEFAULT_CHECKPOINT = Path.of("kutta-train-checkpoint");
  private static final long DEFAULT_SECONDS = 60;

  @Option(
      names = {"-m", "--method"},
      paramLabel = "NAME",
      split = ",",
      defaultValue = "Euler,Ralston2,ClassicalRk4,MuonDescent",
      description =
          "Generated methods to train with, by name; MuonDescent is Euler with Muon, weight decay"
              + " and a rate that falls to zero.")
  List<String> methods = List.of();

  @Option(names = "--list-methods", description = "List the generated methods, and end.")
  boolean listMethods;

  @Option(
      names = "--references",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description = "Train with DL4J's own Sgd and Adam too.")
  boolean references;

  @Option(
      names = "--learning-rate",
      paramLabel = "[NAME=]H",
      split = ",",
      showDefaultValue = Visibility.NEVER,
      description = {
        "Learning rate of all optimizers, or of the one named, as in ClassicalRk4=0.5,Adam=0.002.",
        "  Default: tuned for Euler, Midpoint, Heun2, Ralston2, SspRk33, ClassicalRk4, MuonDescent,"
            + " Sgd and Adam; others take a tenth of their real stability interval, within 0.05 and 0.5"
      })
  List<String> learningRates = List.of();

  @Option(
      names = {"-n", "--evaluations"},
      paramLabel = "N",
      converter = OptionTypes.PositiveLong.class,
      description = {"Gradient evaluations that each optimizer may spend.", "  Default: 3000"})
  @Nullable Long evaluations;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      converter = OptionTypes.PositiveInt.class,
      description = "The same, as passes of plain gradient descent over the training images.")
  @Nullable Integer epochs;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "64",
      converter = OptionTypes.PositiveInt.class,
      description = "Images of a mini-batch.")
  int batchSize;

  @Option(
      names = "--layers",
      paramLabel = "N",
      split = ",",
      defaultValue = "128,128",
      converter = OptionTypes.PositiveInt.class,
      description = "Widths of the hidden layers.")
  List<Integer> layers = List.of();

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      defaultValue = "float",
      converter = PrecisionName.class,
      description = "Type of the parameters: ${COMPLETION-CANDIDATES}.")
  Precision precision = Precision.FLOAT;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      converter = OptionTypes.AnyLong.class,
      description = "Seed of the first weights and of the order of the images.")
  long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = {
        "Directory with the four IDX files of MNIST or Fashion-MNIST, gzipped or not.",
        "  Default: an embedded sample of Fashion-MNIST, 8000 + 2000 images"
      })
  @Nullable Path data;

  @Option(
      names = "--validate",
      description =
          "Hold out the last fifth of the training images, and judge by it instead of by the test"
              + " images: for choosing learning rates.")
  boolean validate;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      converter = OptionTypes.NonEmptyPath.class,
      description = {"Where to write the HTML report.", "  Default: kutta-train-report.html"})
  @Nullable Path report;

  @Option(names = "--no-report", description = "Write no report.")
  boolean noReport;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      converter = OptionTypes.NonEmptyPath.class,
      description = {
        "Where to keep finished optimizers and the training under way, until the report is"
            + " written.",
        "  Default: kutta-train-checkpoint"
      })
  @Nullable Path checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SECONDS",
      converter = OptionTypes.NonNegativeLong.class,
      description = {
        "Time between checkpoints of a training; 0 for one after every step. SIGINT and SIGTERM"
            + " make one too.",
        "  Default: 60"
      })
  @Nullable Long checkpointEvery;

  @Option(names = "--no-checkpoint", description = "Keep nothing.")
  boolean noCheckpoint;

  @Option(
      names = "--resume",
      description =
          "Go on with the run that was interrupted, with the options that it was begun with.")
  boolean resume;

  /** Checks that nothing is said in two ways. No argument groups: those refuse repetitions. */
  void checkNoContradiction() throws UsageException {
    if (evaluations != null && epochs != null) {
      throw new UsageException(
          "--evaluations and --epochs exclude each other", "give one of the two");
    }
    if (report != null && noReport) {
      throw new UsageException(
          "--report and --no-report exclude each other", "give one of the two");
    }
    checkNoContradiction("--checkpoint", checkpoint != null);
    checkNoContradiction("--checkpoint-every", checkpointEvery != null);
    checkNoContradiction("--resume", resume);
  }

  private void checkNoContradiction(String option, boolean given) throws UsageException {
    if (given && noCheckpoint) {
      throw new UsageException(
          option + " and --no-checkpoint exclude each other", "give one of the two");
    }
  }

  /** Returns where the run is kept, if it is. */
  Optional<Path> checkpointPath() {
    if (noCheckpoint) {
      return Optional.empty();
    }
    return Optional.of(checkpoint == null ? DEFAULT_CHECKPOINT : checkpoint);
  }

  /** Returns the time between two checkpoints. */
  Duration checkpointPeriod() {
    return Duration.ofSeconds(checkpointEvery == null ? DEFAULT_SECONDS : checkpointEvery);
  }

  /** Returns the gradient evaluations that each optimizer may spend on a number of images. */
  long evaluations(int trainingImages) {
    if (evaluations != null) {
      return evaluations;
    }
    if (epochs != null) {
      return epochs * (long) (trainingImages / batchSize);
    }
    return DEFAULT_EVALUATIONS;
  }

  /** Returns where the report goes, if there is one. */
  Optional<Path> reportPath() {
    if (noReport) {
      return Optional.empty();
    }
    return Optional.of(report == null ? DEFAULT_REPORT : report);
  }

  /** The name of a precision, whatever its case. */
  static final class PrecisionName implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String text) {
      for (Precision precision : Precision.values()) {
        if (precision.toString().equalsIgnoreCase(text.strip())) {
          return precision;
        }
      }
      throw new TypeConversionException("expected float or double, found `" + text + "`");
    }
  }
}

package org.kutta.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kutta.benchmarks.ingredients.IngredientTable;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs all benchmarks of whole steps, and writes tables and a plot. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Compares whole steps with naive code, Hipparchus and a fused loop in C.")
final class Suite implements Callable<Integer> {

  @Option(
      names = "--out",
      defaultValue = "benchmarks/target/results",
      description = "Folder of steps.md and steps.png (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("benchmarks/target/results");

  /** A table that the suite writes. */
  private enum Table {
    STEPS,
    ARRAYS,
    INGREDIENTS
  }

  @Option(
      names = "--tables",
      split = ",",
      defaultValue = "STEPS",
      description = {
        "STEPS of methods, ARRAYS and the fused loop in turn, to arrays.md, and what INGREDIENTS add",
        "to a step of 100,000 floats, to ingredients.md (default: ${DEFAULT-VALUE})."
      })
  private List<Table> tables = List.of();

  @Option(
      names = "--methods",
      split = ",",
      defaultValue =
          "ClassicalRk4,DormandPrince54,BogackiShampine32,SspRk104,ChebyshevDescent20,Gauss4",
      description = "Methods of the standard library (default: ${DEFAULT-VALUE}).")
  private List<String> methods = List.of();

  @Option(
      names = "--types",
      split = ",",
      defaultValue = "FLOAT,DOUBLE",
      description = "Types of the parameters (default: ${DEFAULT-VALUE}).")
  private List<DataType> types = List.of();

  @Option(
      names = "--lengths",
      split = ",",
      defaultValue = "1000,100000,1000000,10000000",
      description = "Lengths of the parameter vector (default: ${DEFAULT-VALUE}).")
  private List<Long> lengths = List.of();

  @Option(
      names = "--millis",
      defaultValue = "500",
      description = "Length of an iteration (default: ${DEFAULT-VALUE}).")
  private int millis = 500;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often ARRAYS and the fused loop take turns (default: ${DEFAULT-VALUE}).")
  private int rounds = 3;

  @Option(
      names = "--tables-from",
      paramLabel = "FILE",
      description = {
        "Measure nothing, and write steps.md and steps.png of the results in a file, such as one",
        "that an interrupted suite has left."
      })
  private @Nullable Path tablesFrom;

  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss");

  /** Entries up to which all code is measured alike. */
  private static final long PATIENCE = 1_000_000;

  private Suite() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Suite()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, RunnerException {
    Files.createDirectories(out);
    if (tablesFrom != null) {
      writeSteps(ResultLog.read(tablesFrom));
      return 0;
    }
    if (tables.contains(Table.STEPS)) {
      measureSteps();
    }
    if (tables.contains(Table.ARRAYS)) {
      ArraysTable arrays = new ArraysTable(out, rounds, millis);
      for (DataType type : types) {
        arrays.measure(methods, type, lengths);
      }
      write("arrays.md", arrays.markdown());
    }
    if (tables.contains(Table.INGREDIENTS)) {
      write("ingredients.md", IngredientTable.measured(millis).markdown());
    }
    return 0;
  }

  private void measureSteps() throws IOException, InterruptedException, RunnerException {
    Path results = out.resolve("steps-" + STAMP.format(LocalDateTime.now()) + ".tsv");
    System.out.println("Results come to " + results);
    try (ResultLog log = ResultLog.create(results)) {
      measureSteps(new Measurements(log));
    }
    // Of the file, so that it is known to hold all that the tables say.
    writeSteps(ResultLog.read(results));
  }

  private void measureSteps(Measurements measurements)
      throws IOException, InterruptedException, RunnerException {
    for (DataType type : types) {
      measureLoops(type, false, measurements);
      measureLoops(type, true, measurements);
    }
    run(StepBenchmark.class, ".generated", "all", measurements);
    run(StepBenchmark.class, ".generated", "1", measurements);
    measureArrays(measurements);
    run(StepBenchmark.class, ".interpreted", "all", measurements);
    measureNaive(measurements);
    if (types.contains(DataType.DOUBLE) && methods.contains("ClassicalRk4")) {
      run(HipparchusBenchmark.class, "", "", measurements);
    }
  }

  /** Iterations of implicit methods settle at a known sweep on ND4J's gradient only. */
  private void measureArrays(Measurements measurements) throws RunnerException, IOException {
    for (Case one : cases("1")) {
      if (one.method.equals(ByHand.STABILISED) || !Rows.of(one.method).isImplicit()) {
        add(new Runner(options(StepBenchmark.class, ".arrays", one).build()).run(), measurements);
      }
    }
  }

  private void writeSteps(Measurements measurements) throws IOException {
    write("steps.md", new MarkdownTable(measurements).text());
    new RatioPlot(measurements).write(out.resolve("steps.png"));
    System.out.println("Wrote " + out.resolve("steps.png"));
  }

  /** A naive step on the longest vectors takes ten seconds: there one warm-up and one look do. */
  private void measureNaive(Measurements measurements) throws RunnerException, IOException {
    for (Case one : cases("all")) {
      ChainedOptionsBuilder options = options(StepBenchmark.class, ".naive", one);
      if (one.n > PATIENCE) {
        options.warmupIterations(1).measurementIterations(1);
      }
      add(new Runner(options.build()).run(), measurements);
    }
  }

  private void write(String file, String table) throws IOException {
    Files.writeString(out.resolve(file), table, StandardCharsets.UTF_8);
    System.out.println(table);
    System.out.println("Wrote " + out.resolve(file));
  }

  private void measureLoops(DataType type, boolean allCores, Measurements measurements)
      throws IOException, InterruptedException {
    Optional<FusedLoop> loop = FusedLoop.compile(out, type, allCores);
    if (loop.isEmpty()) {
      return;
    }
    for (String method : methods) {
      for (FusedLoop.Time time : loop.get().run(describe(method), lengths)) {
        if (allCores) {
          measurements.add(method, type, time.n(), Measurements.FUSED_C_ALL_CORES, time.step());
        } else {
          measurements.add(method, type, time.n(), Measurements.FUSED_C, time.step());
          measurements.add(method, type, time.n(), Measurements.TRIAD, time.triad());
        }
      }
    }
  }

  private static String describe(String method) {
    return method.equals(ByHand.STABILISED)
        ? FusedLoop.describeRecurrence(ByHand.STABILISED_STAGES)
        : FusedLoop.describe(Rows.of(method));
  }

  private static void add(Collection<RunResult> results, Measurements measurements)
      throws IOException {
    for (RunResult result : results) {
      measurements.add(result);
    }
  }

  /**
   * What JMH measures at a time: given many, it would tell the results of all in the end only.
   *
   * @param cores how many to use, empty for benchmarks that have a length alone
   */
  private record Case(long n, String method, DataType type, String cores) {}

  private List<Case> cases(String cores) {
    List<Case> cases = new ArrayList<>();
    for (String method : cores.isEmpty() ? List.of("") : methods) {
      for (DataType type : cores.isEmpty() ? List.of(DataType.DOUBLE) : types) {
        lengths.forEach(n -> cases.add(new Case(n, method, type, cores)));
      }
    }
    return cases;
  }

  /**
   * Runs the benchmarks of a class.
   *
   * @param suffix of the names of those to run
   */
  private void run(Class<?> benchmark, String suffix, String cores, Measurements measurements)
      throws RunnerException, IOException {
    for (Case one : cases(cores)) {
      add(new Runner(options(benchmark, suffix, one).build()).run(), measurements);
    }
  }

  private ChainedOptionsBuilder options(Class<?> benchmark, String suffix, Case one) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(Pattern.quote(benchmark.getName() + (suffix.isEmpty() ? "." : suffix)))
            .param("n", String.valueOf(one.n))
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementTime(TimeValue.milliseconds(millis));
    if (!one.cores.isEmpty()) {
      options.param("method", one.method);
      options.param("type", one.type.name());
      options.param("cores", one.cores);
    }
    return options;
  }
}

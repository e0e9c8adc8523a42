package org.kutta.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

/** Runs all benchmarks of whole steps, and writes a table and a plot. */
@Command(
    name = "benchmarks",
    mixinStandardHelpOptions = true,
    description = "Measures whole steps beside naive code, Hipparchus and a fused loop in C.")
final class Suite implements Callable<Integer> {

  @Option(
      names = "--out",
      defaultValue = "benchmarks/target/results",
      description = "Folder of steps.md and steps.png (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("benchmarks/target/results");

  @Option(
      names = "--methods",
      split = ",",
      defaultValue = "ClassicalRk4,DormandPrince54,BogackiShampine32,SspRk104",
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
      names = "--seconds",
      defaultValue = "1",
      description = "Length of an iteration (default: ${DEFAULT-VALUE}).")
  private int seconds = 1;

  private Suite() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Suite()).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, RunnerException {
    Files.createDirectories(out);
    Measurements measurements = new Measurements();
    for (DataType type : types) {
      measureLoops(type, measurements);
    }
    for (RunResult result : run(StepBenchmark.class, true)) {
      measurements.add(result);
    }
    if (types.contains(DataType.DOUBLE) && methods.contains("ClassicalRk4")) {
      for (RunResult result : run(HipparchusBenchmark.class, false)) {
        measurements.add(result);
      }
    }
    String table = new MarkdownTable(measurements).text();
    Files.writeString(out.resolve("steps.md"), table, StandardCharsets.UTF_8);
    new RatioPlot(measurements).write(out.resolve("steps.png"));
    System.out.println(table);
    System.out.println("Wrote " + out.resolve("steps.md") + " and " + out.resolve("steps.png"));
    return 0;
  }

  private void measureLoops(DataType type, Measurements measurements)
      throws IOException, InterruptedException {
    Optional<FusedLoop> loop = FusedLoop.compile(out, type);
    if (loop.isPresent()) {
      for (String method : methods) {
        for (FusedLoop.Time time : loop.get().run(Coefficients.of(method), lengths)) {
          measurements.add(method, type, time.n(), Measurements.FUSED_C, time.step());
          measurements.add(method, type, time.n(), Measurements.TRIAD, time.triad());
        }
      }
    }
  }

  private Collection<RunResult> run(Class<?> benchmark, boolean ofMethods) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmark.getName())
            .param("n", lengths.stream().map(String::valueOf).toArray(String[]::new))
            .warmupTime(TimeValue.seconds(seconds))
            .measurementTime(TimeValue.seconds(seconds));
    if (ofMethods) {
      options.param("method", methods.toArray(String[]::new));
      options.param("type", types.stream().map(Enum::name).toArray(String[]::new));
    }
    return new Runner(options.build()).run();
  }
}

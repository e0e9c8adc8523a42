package org.kutta.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Whole steps on Java arrays next to the fused loop in C, both on one core: the two are measured in
 * turn, several times, each by the median of batches. On a busy machine the rounds differ widely;
 * publish figures of an idle one.
 */
final class ArraysTable {

  private final Path folder;
  private final int rounds;
  private final int millis;
  private final StringBuilder lines = new StringBuilder();

  /**
   * Makes an empty table.
   *
   * @param folder of the C program
   * @param rounds how often each pair is measured
   * @param millis the length of an iteration
   */
  ArraysTable(Path folder, int rounds, int millis) {
    this.folder = folder;
    this.rounds = rounds;
    this.millis = millis;
  }

  /** Measures those methods that are explicit tableaus; nothing where there is no gcc. */
  void measure(List<String> methods, DataType type, List<Long> lengths)
      throws IOException, InterruptedException, RunnerException {
    Optional<FusedLoop> loop = FusedLoop.compile(folder, type, false);
    if (loop.isEmpty()) {
      return;
    }
    for (String method : methods) {
      if (method.equals(ByHand.STABILISED) || Rows.of(method).isImplicit()) {
        continue;
      }
      for (long n : lengths) {
        measure(loop.get(), method, type, n);
      }
    }
  }

  private void measure(FusedLoop loop, String method, DataType type, long n)
      throws IOException, InterruptedException, RunnerException {
    List<Double> limits = new ArrayList<>();
    List<Double> steps = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double limit = loop.run(FusedLoop.describe(Rows.of(method)), List.of(n)).get(0).step();
      double step = step(method, type, n);
      limits.add(limit);
      steps.add(step);
      ratios.add(step / limit);
    }
    lines.append(
        String.format(
            Locale.ROOT,
            "| %s | %s | %,d | %.4g | %.4g | %.2f | %.2f to %.2f |%n",
            method,
            type,
            n,
            median(limits),
            median(steps),
            median(ratios),
            ratios.get(0),
            ratios.get(ratios.size() - 1)));
  }

  private double step(String method, DataType type, long n) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(Pattern.quote(StepBenchmark.class.getName() + ".arrays"))
            .param("method", method)
            .param("type", type.name())
            .param("n", String.valueOf(n))
            .param("cores", "1")
            .warmupTime(TimeValue.milliseconds(millis))
            .measurementTime(TimeValue.milliseconds(millis))
            .build();
    RunResult result = new Runner(options).runSingle();
    return result.getPrimaryResult().getStatistics().getPercentile(50);
  }

  /** Sorts numbers and returns the one in the middle. */
  private static double median(List<Double> numbers) {
    numbers.sort(null);
    return numbers.get(numbers.size() / 2);
  }

  /** Returns the table in GitHub's Markdown. */
  String markdown() {
    return """
        | method | type | n | fused C, µs | arrays, µs | arrays ÷ C | in the rounds |
        | --- | --- | --: | --: | --: | --: | --: |
        """
        + lines;
  }
}

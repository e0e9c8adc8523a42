package org.kutta.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;

/** Microseconds per step, by method, type, length, and who made the step. */
final class Measurements {

  static final String GENERATED = "generated";
  static final String GENERATED_ONE_CORE = "generated, one core";
  static final String ARRAYS = "arrays";
  static final String FUSED_C = "fused C";
  static final String FUSED_C_ALL_CORES = "fused C, all cores";
  static final String TRIAD = "triad";

  /** One line of the table. */
  record Row(String method, DataType type, long n) {}

  /** Is told of each measurement. */
  @FunctionalInterface
  interface Listener {
    void measured(Row row, String who, double microseconds) throws IOException;
  }

  private final Map<Row, Map<String, Double>> times = new LinkedHashMap<>();
  private final Listener listener;

  Measurements() {
    this((row, who, microseconds) -> {});
  }

  Measurements(Listener listener) {
    this.listener = listener;
  }

  void add(String method, DataType type, long n, String who, double microseconds)
      throws IOException {
    listener.measured(new Row(method, type, n), who, microseconds);
    times
        .computeIfAbsent(new Row(method, type, n), row -> new LinkedHashMap<>())
        .put(who, microseconds);
  }

  void add(RunResult result) throws IOException {
    BenchmarkParams parameters = result.getParams();
    boolean hipparchus = parameters.getBenchmark().contains("Hipparchus");
    String method = hipparchus ? "ClassicalRk4" : parameters.getParam("method");
    DataType type = hipparchus ? DataType.DOUBLE : DataType.valueOf(parameters.getParam("type"));
    add(
        method,
        type,
        Long.parseLong(parameters.getParam("n")),
        hipparchus ? "Hipparchus" : who(result),
        // As the C program does: a median is what noisy machines can tell.
        result.getPrimaryResult().getStatistics().getPercentile(50));
  }

  private static String who(RunResult result) {
    String label = result.getPrimaryResult().getLabel();
    return label.equals(GENERATED) && result.getParams().getParam("cores").equals("1")
        ? GENERATED_ONE_CORE
        : label;
  }

  List<Row> rows() {
    return new ArrayList<>(times.keySet());
  }

  OptionalDouble time(Row row, String who) {
    Double time = times.getOrDefault(row, Map.of()).get(who);
    return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
  }

  /** Returns how many times as long as the fused loop in C a step took, where both are known. */
  OptionalDouble ratioToLimit(Row row, String who) {
    OptionalDouble time = time(row, who);
    OptionalDouble limit = time(row, FUSED_C);
    return time.isPresent() && limit.isPresent()
        ? OptionalDouble.of(time.getAsDouble() / limit.getAsDouble())
        : OptionalDouble.empty();
  }
}

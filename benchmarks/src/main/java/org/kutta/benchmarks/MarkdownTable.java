package org.kutta.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.kutta.benchmarks.Measurements.Row;
import org.nd4j.linalg.api.buffer.DataType;

/** The measurements as a table of GitHub's Markdown. */
final class MarkdownTable {

  private static final List<String> OTHERS = List.of("Hipparchus", "interpreted", "naive");

  private final Measurements measurements;

  MarkdownTable(Measurements measurements) {
    this.measurements = measurements;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        | method | type | n | fused C, µs | triad, GB/s | generated, µs | generated ÷ C \
        | on one core ÷ C | on Java arrays ÷ C | C on all cores ÷ C | Hipparchus ÷ C | interpreted ÷ C | naive ÷ C |
        | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |
        """);
    measurements.rows().forEach(row -> text.append(line(row)));
    return text.toString();
  }

  private String line(Row row) {
    StringBuilder line = new StringBuilder();
    line.append("| %s | %s | %,d ".formatted(row.method(), row.type(), row.n()));
    line.append(cell(measurements.time(row, Measurements.FUSED_C), 3));
    line.append(cell(bandwidth(row), 3));
    line.append(cell(measurements.time(row, Measurements.GENERATED), 3));
    line.append(cell(measurements.ratioToLimit(row, Measurements.GENERATED), 3));
    line.append(cell(measurements.ratioToLimit(row, Measurements.GENERATED_ONE_CORE), 3));
    line.append(cell(measurements.ratioToLimit(row, Measurements.ARRAYS), 3));
    line.append(cell(measurements.ratioToLimit(row, Measurements.FUSED_C_ALL_CORES), 3));
    OTHERS.forEach(who -> line.append(cell(measurements.ratioToLimit(row, who), 2)));
    return line.append("|\n").toString();
  }

  private OptionalDouble bandwidth(Row row) {
    OptionalDouble triad = measurements.time(row, Measurements.TRIAD);
    double bytes = 3.0 * row.n() * (row.type() == DataType.FLOAT ? Float.BYTES : Double.BYTES);
    return triad.isPresent()
        ? OptionalDouble.of(bytes / triad.getAsDouble() / 1000)
        : OptionalDouble.empty();
  }

  /** Formats to some significant digits, and without an exponent. */
  private static String cell(OptionalDouble value, int digits) {
    if (value.isEmpty()) {
      return "| — ";
    }
    double x = value.getAsDouble();
    int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(x)));
    return "| " + String.format(Locale.ROOT, "%,." + decimals + "f", x) + " ";
  }
}

package org.kutta.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;

/** The memory's limit, measured by a C program in which each stage point is one fused loop. */
final class FusedLoop {

  /** What a batch should take, in vector entries; between two and 50,000 steps. */
  private static final long ENTRIES_PER_BATCH = 20_000_000L;

  private static final int MAX_STEPS = 50_000;

  private final Path program;

  /**
   * Microseconds at one length.
   *
   * @param step of one whole step
   * @param triad of {@code x = y + c z}: two vectors read, one written
   */
  record Time(long n, double step, double triad) {}

  private FusedLoop(Path program) {
    this.program = program;
  }

  /**
   * Compiles the program for a type in a folder.
   *
   * @param allCores whether all cores shall share each loop, by OpenMP
   * @return nothing where there is no gcc
   */
  static Optional<FusedLoop> compile(Path folder, DataType type, boolean allCores)
      throws IOException, InterruptedException {
    Path source = folder.resolve("fused_step.c");
    try (InputStream in = FusedLoop.class.getResourceAsStream("/fused_step.c")) {
      if (in == null) {
        throw new IOException("fused_step.c is not on the class path");
      }
      Files.copy(in, source, StandardCopyOption.REPLACE_EXISTING);
    }
    String real = type.name().toLowerCase(Locale.ROOT);
    Path program = folder.resolve("fused_step_" + real + (allCores ? "_all_cores" : ""));
    List<String> command = new ArrayList<>(List.of("gcc", "-O3", "-march=native"));
    if (allCores) {
      command.add("-fopenmp");
    }
    command.addAll(List.of("-DREAL=" + real, "-o", program.toString(), source.toString()));
    ProcessBuilder gcc = new ProcessBuilder(command);
    try {
      int exit = gcc.inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IOException("gcc could not compile " + source + ": exit " + exit);
      }
    } catch (IOException e) {
      System.err.println("no fused C loop to compare with: " + e.getMessage());
      return Optional.empty();
    }
    return Optional.of(new FusedLoop(program));
  }

  /** Describes rows to the program. */
  static String describe(Rows rows) {
    StringBuilder text = new StringBuilder("rows ").append(rows.stages());
    // The first row of an explicit method is θ_n itself, and is not computed.
    List<Rows.Row> computed =
        rows.rows().stream().filter(row -> Arrays.stream(row.c()).anyMatch(c -> c != 0)).toList();
    text.append(' ').append(computed.size()).append('\n');
    for (Rows.Row row : computed) {
      for (double c : row.c()) {
        text.append(c).append(' ');
      }
    }
    return text.toString();
  }

  /** Describes stabilised descent to the program. */
  static String describeRecurrence(int stages) {
    return "recurrence " + stages;
  }

  /** Runs the steps described at several lengths. */
  List<Time> run(String step, List<Long> lengths) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input(step, lengths).getBytes(StandardCharsets.US_ASCII));
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IOException(program + " ended with exit " + exit);
    }
    List<Time> times = new ArrayList<>();
    for (String line : output.lines().toList()) {
      String[] field = line.split(",");
      times.add(
          new Time(
              Long.parseLong(field[1]),
              Double.parseDouble(field[2]),
              Double.parseDouble(field[3])));
    }
    return times;
  }

  private static String input(String step, List<Long> lengths) {
    StringBuilder text = new StringBuilder(step);
    for (long n : lengths) {
      long steps = Math.min(MAX_STEPS, Math.max(2, ENTRIES_PER_BATCH / n));
      text.append('\n').append(n).append(' ').append(steps);
    }
    return text.append('\n').toString();
  }
}

package org.kutta.dl4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a checkpoint says of a training, besides parameters and the optimizer's state: a text of one
 * fact a line.
 *
 * @param model what the training must have to resume: kind of network, type and weights
 * @param progress counts and random numbers
 * @param coefficients the parameters, as DL4J writes them
 * @param settings the network's, in JSON
 * @param optimizer its state
 */
record Checkpoint(
    List<String> model,
    Progress progress,
    Section coefficients,
    Section settings,
    Section optimizer) {

  /**
   * Where a training is.
   *
   * @param iteration of the network
   * @param epoch of the network
   * @param batches trained on since the epoch began
   * @param function the objective's, so that no function before counts as one to come
   * @param rootState of this thread's generator
   * @param nodeState of this thread's generator
   */
  record Progress(
      int iteration, int epoch, int batches, long function, long rootState, long nodeState) {}

  /** The length and checksum of a part. */
  record Section(long length, long crc) {}

  private static final String TITLE = "kutta-dl4j checkpoint 1";
  private static final String WEIGHTS = "weights";

  Checkpoint {
    model = List.copyOf(model);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(TITLE);
    lines.add("iteration " + progress.iteration);
    lines.add("epoch " + progress.epoch);
    lines.add("batches " + progress.batches);
    lines.add("function " + progress.function);
    lines.add("root " + progress.rootState);
    lines.add("node " + progress.nodeState);
    add(lines, "coefficients", coefficients);
    add(lines, "settings", settings);
    add(lines, "optimizer", optimizer);
    lines.add(WEIGHTS + " " + model.size());
    lines.addAll(model);
    return String.join("\n", lines) + "\n";
  }

  private static void add(List<String> lines, String name, Section section) {
    lines.add(name + " length " + section.length);
    lines.add(name + " crc " + section.crc);
  }

  /**
   * Reads the text.
   *
   * @throws IOException if it is not one
   */
  static Checkpoint parse(String text) throws IOException {
    Lines lines = new Lines(Arrays.asList(text.split("\n", -1)));
    lines.expect(TITLE);
    Progress progress =
        new Progress(
            (int) lines.number("iteration", 0, Integer.MAX_VALUE - 1),
            (int) lines.number("epoch", 0, Integer.MAX_VALUE - 1),
            (int) lines.number("batches", 0, Integer.MAX_VALUE - 1),
            lines.number("function", 0, Long.MAX_VALUE / 2),
            lines.number("root", Long.MIN_VALUE, Long.MAX_VALUE),
            lines.number("node", Long.MIN_VALUE, Long.MAX_VALUE));
    Section coefficients = section(lines, "coefficients");
    Section settings = section(lines, "settings");
    Section optimizer = section(lines, "optimizer");
    List<String> model = lines.take((int) lines.number(WEIGHTS, 0, Integer.MAX_VALUE));
    lines.expect("");
    lines.end();
    return new Checkpoint(model, progress, coefficients, settings, optimizer);
  }

  private static Section section(Lines lines, String name) throws IOException {
    return new Section(
        lines.number(name + " length", 0, Long.MAX_VALUE),
        lines.number(name + " crc", 0, 0xFFFFFFFFL));
  }

  /** Lines that are read one after another. */
  private static final class Lines {

    private final List<String> lines;
    private int next;

    Lines(List<String> lines) {
      this.lines = lines;
    }

    private String next() throws IOException {
      if (next == lines.size()) {
        throw new IOException("its description is cut short");
      }
      return lines.get(next++);
    }

    void expect(String line) throws IOException {
      String found = next();
      if (!found.equals(line)) {
        throw new IOException("its description has `%s` for `%s`".formatted(shown(found), line));
      }
    }

    long number(String name, long least, long greatest) throws IOException {
      String line = next();
      if (line.startsWith(name + " ")) {
        try {
          long value = Long.parseLong(line.substring(name.length() + 1));
          if (value >= least && value <= greatest) {
            return value;
          }
        } catch (NumberFormatException e) {
          // Told below.
        }
      }
      throw new IOException(
          "its description has `%s` for a line `%s` with a number".formatted(shown(line), name));
    }

    List<String> take(int count) throws IOException {
      if (count > lines.size() - next) {
        throw new IOException("its description is cut short");
      }
      List<String> taken = lines.subList(next, next + count);
      next += count;
      return List.copyOf(taken);
    }

    void end() throws IOException {
      if (next != lines.size()) {
        throw new IOException(
            "its description goes on with `%s`".formatted(shown(lines.get(next))));
      }
    }

    private static String shown(String line) {
      return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
  }
}

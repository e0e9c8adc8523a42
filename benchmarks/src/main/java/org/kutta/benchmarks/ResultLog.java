package org.kutta.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The times of a suite, one line each in a file that grows as they come: what was measured before a
 * crash is there, and {@code --tables-from} makes tables of it.
 */
final class ResultLog implements Measurements.Listener, AutoCloseable {

  private static final String COLUMNS = "method\ttype\tn\twho\tmicroseconds";

  private final FileChannel file;

  private ResultLog(FileChannel file) {
    this.file = file;
  }

  /** Begins a new file. */
  static ResultLog create(Path path) throws IOException {
    ResultLog log =
        new ResultLog(
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    log.append(COLUMNS);
    return log;
  }

  @Override
  public void measured(Measurements.Row row, String who, double microseconds) throws IOException {
    append(row.method() + "\t" + row.type() + "\t" + row.n() + "\t" + who + "\t" + microseconds);
  }

  private void append(String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
  }

  /**
   * Returns what a file holds; a last line that was cut short is left out.
   *
   * @throws IOException if it cannot be read, or holds something else
   */
  static Measurements read(Path path) throws IOException {
    String text = Files.readString(path);
    String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
    if (!lines[0].equals(COLUMNS)) {
      throw new IOException(path + ":1: not the results of a suite");
    }
    Measurements measurements = new Measurements();
    for (int i = 1; i < lines.length; i++) {
      try {
        String[] cells = lines[i].split("\t");
        measurements.add(
            cells[0],
            DataType.valueOf(cells[1]),
            Long.parseLong(cells[2]),
            cells[3],
            Double.parseDouble(cells[4]));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw new IOException("%s:%d: not a result: %s".formatted(path, i + 1, lines[i]), e);
      }
    }
    return measurements;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

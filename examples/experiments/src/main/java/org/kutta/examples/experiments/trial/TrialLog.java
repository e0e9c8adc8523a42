package org.kutta.examples.experiments.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The finished trials of an experiment, one line of JSON each in a file that only grows. A line
 * that an interruption cut short is dropped, and its trial measured again.
 *
 * <p>One process at a time.
 */
public final class TrialLog implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final FileChannel file;
  private final Map<Trial, TrialRecord> records = new LinkedHashMap<>();

  /** A record as it is written. */
  private record Line(Trial trial, List<Sample> samples, String failure) {
    static Line of(TrialRecord record) {
      return new Line(record.trial(), record.samples(), record.failure().orElse(""));
    }

    TrialRecord record() {
      return new TrialRecord(
          trial, samples, failure.isEmpty() ? Optional.empty() : Optional.of(failure));
    }
  }

  private TrialLog(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens a log, new or old.
   *
   * @throws IOException if it cannot be read or written, or another process has it open, or it
   *     holds something else
   */
  public static TrialLog open(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock();
      if (lock == null) {
        throw new IOException(path + ": another process measures this experiment");
      }
      TrialLog log = new TrialLog(file);
      log.read(path);
      return log;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void read(Path path) throws IOException {
    String text = Files.readString(path);
    int end = text.lastIndexOf('\n') + 1;
    int number = 0;
    for (String line : text.substring(0, end).lines().toList()) {
      number++;
      try {
        remember(JSON.readValue(line, Line.class).record());
      } catch (JsonProcessingException e) {
        throw new IOException(
            "%s:%d: not the record of a trial: %s".formatted(path, number, e.getOriginalMessage()));
      }
    }
    long whole = text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    file.truncate(whole);
    file.position(whole);
  }

  private void remember(TrialRecord record) {
    records.put(record.trial(), record);
  }

  /** Returns the record of a trial, if it was measured before. */
  public Optional<TrialRecord> find(Trial trial) {
    return Optional.ofNullable(records.get(trial));
  }

  /** Adds a record, in memory and on disk. */
  public void add(TrialRecord record) throws IOException {
    String line = JSON.writeValueAsString(Line.of(record)) + "\n";
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
    remember(record);
  }

  /** Returns how many trials there are. */
  public int size() {
    return records.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

package org.kutta.experiments.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.train.run.ChecksummedLine;

/**
 * The finished trials of an experiment, one checksummed line of JSON each in a file that only
 * grows. A line that an interruption cut short is dropped, and its trial measured again. Any other
 * file, and a log with a damaged line, is refused and left as it is.
 *
 * <p>One process at a time, which holds a lock. Trials that another version of the code measured
 * stay in the file and are not found.
 */
public final class TrialLog implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] HEADER =
      (ChecksummedLine.of("{\"log\":\"trials of kutta experiment\",\"format\":1}") + "\n")
          .getBytes(StandardCharsets.UTF_8);

  private static final String ELSEWHERE = "choose another directory with --out";

  private final Path path;
  private final FileChannel file;
  private final String code;
  private final Map<Trial, TrialRecord> records = new LinkedHashMap<>();
  private int ofOtherCode;

  /** A record as it is written. */
  private record Line(String code, Trial trial, List<Sample> samples, String failure) {
    static Line of(String code, TrialRecord record) {
      return new Line(code, record.trial(), record.samples(), record.failure().orElse(""));
    }

    TrialRecord record() {
      return new TrialRecord(
          trial, samples, failure.isEmpty() ? Optional.empty() : Optional.of(failure));
    }
  }

  private TrialLog(Path path, FileChannel file, String code) {
    this.path = path;
    this.file = file;
    this.code = code;
  }

  /**
   * Opens a log, new or old.
   *
   * @param code the version of all that determines results besides a trial's own key
   * @throws TrialLogException if another process has it open, or it holds something else, or a line
   *     is damaged
   * @throws IOException if it cannot be read or written
   */
  public static TrialLog open(Path path, String code) throws IOException {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new TrialLogException(path + " is not a regular file", ELSEWHERE);
    }
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(file, path);
      TrialLog log = new TrialLog(path, file, code);
      log.read();
      return log;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static void lock(FileChannel file, Path path) throws IOException {
    boolean locked;
    try {
      locked = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new TrialLogException(
          path + ": another process measures this experiment",
          "wait for its end, or choose another directory with --out");
    }
  }

  /**
   * Reads through the locked channel. A second one would do harm: POSIX gives up a process's lock
   * when the process closes any descriptor of the file.
   */
  private void read() throws IOException {
    if (!beginsAsLog()) {
      throw new TrialLogException(path + ":1: not the log of an experiment", ELSEWHERE);
    }
    if (file.size() <= HEADER.length) {
      begin();
      return;
    }
    byte[] bytes = bytes();
    int start = HEADER.length;
    int number = 1;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        number++;
        remember(new String(bytes, start, i - start, StandardCharsets.UTF_8), number);
        start = i + 1;
      }
    }
    cutTo(start);
  }

  /** Returns whether the file has the header, or as much of it as an interruption let through. */
  private boolean beginsAsLog() throws IOException {
    ByteBuffer found = ByteBuffer.allocate((int) Math.min(HEADER.length, file.size()));
    readFully(found);
    return found.flip().equals(ByteBuffer.wrap(HEADER, 0, found.limit()));
  }

  private void begin() throws IOException {
    cutTo(0);
    append(HEADER);
    Path folder = path.toAbsolutePath().getParent();
    // Windows has no way to open a folder; its file system journals the new name.
    if (folder != null && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private byte[] bytes() throws IOException {
    if (file.size() > Integer.MAX_VALUE - 8) {
      throw new TrialLogException(path + " is too long for a log", ELSEWHERE);
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) file.size());
    readFully(buffer);
    return buffer.array();
  }

  private void readFully(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (file.read(buffer, buffer.position()) < 0) {
        throw new IOException(path + " has become shorter while it was read");
      }
    }
  }

  private void remember(String line, int number) throws TrialLogException {
    Optional<String> text = ChecksummedLine.textOf(line);
    if (text.isEmpty()) {
      throw damaged(number, "its checksum is another one");
    }
    try {
      Line read = JSON.readValue(text.get(), Line.class);
      if (read.code().equals(code)) {
        records.put(read.trial(), read.record());
      } else {
        ofOtherCode++;
      }
    } catch (JsonProcessingException e) {
      throw damaged(number, "not the record of a trial: " + e.getOriginalMessage());
    }
  }

  private TrialLogException damaged(int number, String how) {
    return new TrialLogException(
        "%s:%d: the line is damaged: %s".formatted(path, number, how),
        "delete line %d to measure its trial again, or choose another directory with --out"
            .formatted(number));
  }

  /** Returns the record of a trial, if this version of the code measured it before. */
  public Optional<TrialRecord> find(Trial trial) {
    return Optional.ofNullable(records.get(trial));
  }

  /**
   * Adds a record, in memory and on disk.
   *
   * @throws IOException if it cannot be written; the log is then as before
   */
  public void add(TrialRecord record) throws IOException {
    String line = ChecksummedLine.of(JSON.writeValueAsString(Line.of(code, record))) + "\n";
    append(line.getBytes(StandardCharsets.UTF_8));
    records.put(record.trial(), record);
  }

  private void append(byte[] bytes) throws IOException {
    long before = file.position();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    } catch (IOException e) {
      // Half a line would join the next one.
      cutTo(before);
      throw e;
    }
  }

  private void cutTo(long length) throws IOException {
    file.truncate(length);
    file.position(length);
  }

  /** Returns how many trials there are that this version of the code measured. */
  public int size() {
    return records.size();
  }

  /** Returns how many trials another version of the code measured. */
  public int ofOtherCode() {
    return ofOtherCode;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

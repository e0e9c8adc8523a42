package org.kutta.dl4j;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.kutta.files.DurableFile;
import org.kutta.files.DurableFile.Content;

/**
 * A checkpoint as a file: a ZIP archive that DL4J's {@code ModelSerializer} reads as a network,
 * with entries of Kutta's besides the two that it knows.
 *
 * <p>Nothing that is read is believed: entries come in one order, with lengths and checksums that
 * the first of them states, and are never held in memory beyond what the network here needs.
 */
final class CheckpointFile {

  private static final String DESCRIPTION = "kutta/checkpoint.txt";
  private static final String CONFIGURATION = "configuration.json";
  private static final String COEFFICIENTS = "coefficients.bin";
  private static final String SETTINGS = "kutta/settings.json";
  private static final String OPTIMIZER = "kutta/optimizer.bin";
  private static final int ENTRIES = 5;

  /** Beyond what the network here needs. */
  private static final int SLACK = 1 << 20;

  private static final int END_OF_ARCHIVE = 22;
  private static final int END_SIGNATURE = 0x06054b50;

  private CheckpointFile() {}

  /** What a checkpoint is made of. */
  record Parts(String configuration, String settings, Content coefficients, Content optimizer) {}

  /** Returns a part's length and checksum, by writing it to nowhere. */
  static Checkpoint.Section section(Content part) throws IOException {
    CountingCheck counted = new CountingCheck(OutputStream.nullOutputStream());
    part.writeTo(counted.buffered());
    return counted.section();
  }

  static Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Replaces the file.
   *
   * @throws IOException if it cannot be written; the old one is then there
   */
  static void write(Path file, Checkpoint checkpoint, Parts parts) throws IOException {
    DurableFile.at(file)
        .write(
            out -> {
              ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
              zip.setLevel(Deflater.BEST_SPEED);
              add(zip, DESCRIPTION, text(checkpoint.text()));
              add(zip, CONFIGURATION, text(parts.configuration));
              add(zip, COEFFICIENTS, parts.coefficients);
              add(zip, SETTINGS, text(parts.settings));
              add(zip, OPTIMIZER, parts.optimizer);
              zip.finish();
            });
  }

  private static void add(ZipOutputStream zip, String name, Content content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    BufferedOutputStream buffered = new BufferedOutputStream(zip, 1 << 16);
    content.writeTo(buffered);
    buffered.flush();
    zip.closeEntry();
  }

  /** What the reading of a file comes to, part by part, in this order. */
  interface Reader {

    /** Returns how many bytes the description of a network such as this may take. */
    long descriptionLimit();

    /** Checks whether the checkpoint is of this training. */
    void description(Checkpoint checkpoint) throws IOException;

    /** Reads the parameters, and keeps them. */
    void coefficients(InputStream in) throws IOException;

    /** Returns how many bytes the settings of a network such as this may take. */
    long settingsLimit();

    /** Checks the settings. */
    void settings(String json) throws IOException;

    /** Takes the optimizer's state, after all else was checked. */
    void optimizer(InputStream in) throws IOException;
  }

  /**
   * Reads the file, twice: to check all of it, and then to take it.
   *
   * @throws IOException if it cannot be read, is no checkpoint, cut short or damaged
   */
  static void read(Path file, Reader reader) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      requireEnd(channel);
      check(new Entries(channel), reader);
      Entries again = new Entries(channel);
      for (int i = 1; i < ENTRIES; i++) {
        again.next(null);
      }
      reader.optimizer(again.next(OPTIMIZER));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + " is no checkpoint, cut short or damaged: " + e.getMessage(), e);
    }
  }

  private static void check(Entries entries, Reader reader) throws IOException {
    Checkpoint checkpoint =
        Checkpoint.parse(text(entries.next(DESCRIPTION), reader.descriptionLimit() + SLACK));
    reader.description(checkpoint);
    entries.next(CONFIGURATION).transferTo(OutputStream.nullOutputStream());
    readChecked(
        entries.next(COEFFICIENTS), COEFFICIENTS, checkpoint.coefficients(), reader::coefficients);
    readChecked(
        entries.next(SETTINGS),
        SETTINGS,
        checkpoint.settings(),
        in -> reader.settings(text(in, reader.settingsLimit() + SLACK)));
    readChecked(
        entries.next(OPTIMIZER),
        OPTIMIZER,
        checkpoint.optimizer(),
        in -> in.transferTo(OutputStream.nullOutputStream()));
    entries.requireLast();
  }

  /** Reads a part. */
  private interface Part {
    void read(InputStream in) throws IOException;
  }

  private static void readChecked(InputStream in, String name, Checkpoint.Section stated, Part part)
      throws IOException {
    Counted counted = new Counted(in, stated.length());
    CheckedInputStream checked = new CheckedInputStream(counted, new CRC32());
    part.read(new BufferedInputStream(checked, 1 << 16));
    checked.transferTo(OutputStream.nullOutputStream());
    if (counted.left != 0 || checked.getChecksum().getValue() != stated.crc() || in.read() != -1) {
      throw new IOException(name + " is not the one that belongs to this checkpoint");
    }
  }

  private static String text(InputStream in, long limit) throws IOException {
    int most = (int) Math.min(limit, Integer.MAX_VALUE - 8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[1 << 13];
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      if (bytes.size() + read > most) {
        throw new IOException("a text in it is longer than that of a network such as this");
      }
      bytes.write(chunk, 0, read);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** The archive ends with its directory: a file that was cut does not. */
  private static void requireEnd(FileChannel channel) throws IOException {
    long start = channel.size() - END_OF_ARCHIVE;
    ByteBuffer end = ByteBuffer.allocate(END_OF_ARCHIVE).order(ByteOrder.LITTLE_ENDIAN);
    while (start >= 0 && end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {}
    if (end.hasRemaining()
        || end.getInt(0) != END_SIGNATURE
        || Integer.toUnsignedLong(end.getInt(12)) + Integer.toUnsignedLong(end.getInt(16))
            != start) {
      throw new EOFException("it does not end as an archive");
    }
  }

  /** The entries of an archive, in their order. */
  private static final class Entries {

    private final ZipInputStream zip;

    Entries(FileChannel channel) throws IOException {
      channel.position(0);
      zip =
          new ZipInputStream(
              new BufferedInputStream(Channels.newInputStream(channel), 1 << 16),
              StandardCharsets.UTF_8);
    }

    InputStream next(@Nullable String name) throws IOException {
      ZipEntry entry;
      try {
        entry = zip.getNextEntry();
      } catch (IllegalArgumentException e) {
        throw new IOException("an entry has a name that is not text");
      }
      if (entry == null || name != null && !entry.getName().equals(name)) {
        throw new IOException(
            "it has %s where %s is due"
                .formatted(entry == null ? "no entry" : "another entry", name));
      }
      return zip;
    }

    void requireLast() throws IOException {
      if (zip.getNextEntry() != null) {
        throw new IOException("it has more entries than a checkpoint");
      }
    }
  }

  /** A stream that ends after a number of bytes. */
  private static final class Counted extends FilterInputStream {

    long left;

    Counted(InputStream in, long length) {
      super(in);
      left = length;
    }

    @Override
    public int read() throws IOException {
      int b = left == 0 ? -1 : in.read();
      left -= b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = left == 0 ? -1 : in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }

  /** Counts and sums up what passes. */
  private static final class CountingCheck extends CheckedOutputStream {

    private final BufferedOutputStream buffered = new BufferedOutputStream(this, 1 << 16);
    private long length;

    CountingCheck(OutputStream out) {
      super(out, new CRC32());
    }

    OutputStream buffered() {
      return buffered;
    }

    @Override
    public void write(int b) throws IOException {
      length++;
      super.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      length += count;
      super.write(bytes, offset, count);
    }

    Checkpoint.Section section() throws IOException {
      buffered.flush();
      return new Checkpoint.Section(length, getChecksum().getValue());
    }
  }
}

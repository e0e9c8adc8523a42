package org.kutta.runtime.state;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The format of saved states, version 2, big-endian:
 *
 * <pre>
 * magic number, version     4 + 4 bytes
 * length of the header      4 bytes
 * header                    settings, parameters, numbers, names and lengths of vectors
 * CRC-32C of all before     4 bytes
 * entries of the vectors    those that are present, in the header's order
 * CRC-32C of all before     4 bytes
 * </pre>
 *
 * <p>The checksums find damage: cut files, flipped bits, pages of another file. They do not stop
 * someone who writes a file on purpose. Against that, nothing in a file is believed: lengths, names
 * and values are compared with what the reading optimizer itself declares.
 *
 * <p>Reading fills vectors that the caller made. Beyond those it allocates at most the header,
 * whose length may exceed that of the reader's own by a mebibyte, and two mebibytes of buffers.
 */
public final class StateFormat {

  static final int MAGIC = 0x4B555454; // KUTT
  static final int VERSION = 2;

  /** How much longer than the reader's own a header may be: room for other settings and blocks. */
  static final int HEADER_MARGIN = 1 << 20;

  private static final int BUFFER = 1 << 16;

  private StateFormat() {}

  /**
   * Writes a state.
   *
   * @param settings of the optimizer whose state it is
   * @param out neither flushed nor closed
   * @throws IllegalStateException if the state holds a value that cannot be restored, such as an
   *     entry that is not finite; nothing is written
   */
  public static void write(List<SettingValue> settings, State state, OutputStream out)
      throws IOException {
    requireRestorable(state);
    byte[] header = Header.of(settings, state).encode();
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32C());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    data.writeInt(header.length);
    data.write(header);
    data.writeInt((int) checked.getChecksum().getValue());
    VectorEntries entries = new VectorEntries();
    for (SavedVector vector : state.savedVectors().values()) {
      if (vector.isPresent()) {
        entries.write(vector.content(), checked);
      }
    }
    data.writeInt((int) checked.getChecksum().getValue());
  }

  /** A saved state that cannot be restored would cost the last one that can. */
  private static void requireRestorable(State state) {
    state
        .savedNumbers()
        .forEach(
            (name, number) -> {
              if (!number.allows(number.current())) {
                throw new IllegalStateException(
                    "%s is %s but must be %s: this state cannot be saved"
                        .formatted(name, number.current(), number.range()));
              }
            });
    state
        .savedVectors()
        .forEach(
            (name, vector) -> {
              if (vector.isPresent()) {
                long place = VectorEntries.firstOutside(vector.content(), vector.range());
                if (place >= 0) {
                  throw new IllegalStateException(
                      "entry %d of %s is not %s: this state cannot be saved"
                          .formatted(place, name, vector.range()));
                }
              }
            });
  }

  /**
   * Reads a file that holds a state and nothing else, into a state that has made no step.
   *
   * @param settings of the optimizer that is to go on
   * @throws IOException if the file cannot be read, is none of a saved state, of another version,
   *     cut short or damaged
   * @throws IllegalArgumentException if the state is of another optimizer
   */
  public static void read(Path file, List<SettingValue> settings, State state, Changes changes)
      throws IOException {
    requireRegular(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      read(in, Files.size(file), file.toString(), settings, state, changes);
    }
  }

  private static void requireRegular(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new FileSystemException(
          file.toString(),
          null,
          attributes.isDirectory() ? "is a directory" : "is no regular file");
    }
  }

  /**
   * Reads a section of a file, up to its end, into a state that has made no step.
   *
   * @param in best buffered; not closed
   * @param name what messages call the section
   * @param settings of the optimizer that is to go on
   * @throws IOException as for files
   * @throws IllegalArgumentException as for files
   */
  public static void read(
      InputStream in, String name, List<SettingValue> settings, State state, Changes changes)
      throws IOException {
    read(in, UNKNOWN, name, settings, state, changes);
  }

  private static final long UNKNOWN = -1;

  private static void read(
      InputStream stream,
      long size,
      String name,
      List<SettingValue> settings,
      State state,
      Changes changes)
      throws IOException {
    CheckedInputStream checked = new CheckedInputStream(stream, new CRC32C());
    DataInputStream in = new DataInputStream(checked);
    Header own = Header.of(settings, state);
    try {
      requireFormat(name, in);
      int most = own.encode().length + HEADER_MARGIN;
      int headerLength = in.readInt();
      if (headerLength < 0 || headerLength > most) {
        throw new IOException(
            "%s is damaged, or of a much larger model: its header has %d bytes, more than %d"
                .formatted(name, headerLength, most));
      }
      byte[] bytes = new byte[headerLength];
      in.readFully(bytes);
      requireChecksum(name, checked, in);
      Header saved = Header.decode(bytes);
      Restoration restoration = Restoration.plan(name, saved, own, state, changes);
      if (size != UNKNOWN) {
        requireSize(name, size, 20L + headerLength + restoration.bytes());
      }
      restoration.read(in);
      requireChecksum(name, checked, in);
      restoration.requireRanges();
    } catch (EOFException e) {
      throw new IOException(name + " is cut short", e);
    } catch (Header.MalformedException e) {
      throw new IOException(name + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireFormat(String name, DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException(name + " is not the saved state of an optimizer");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "%s has the format %d of saved states, but this version reads %d: restore it with the"
                  .formatted(name, version, VERSION)
              + " version of Kutta that saved it");
    }
  }

  private static void requireChecksum(String name, CheckedInputStream checked, DataInputStream in)
      throws IOException {
    int computed = (int) checked.getChecksum().getValue();
    if (in.readInt() != computed) {
      throw new IOException(name + " is damaged: its checksum does not match");
    }
  }

  private static void requireSize(String name, long size, long expected) throws IOException {
    if (size < expected) {
      throw new IOException(
          "%s is cut short: it has %d bytes of %d".formatted(name, size, expected));
    }
    if (size > expected) {
      throw new IOException(
          "%s is damaged: %d bytes follow the saved state".formatted(name, size - expected));
    }
  }
}

package org.kutta.files;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The record of a set of files that is about to get its new names, in a file of its own that exists
 * only for that long. While it is open it is locked, so that one process and one thread at a time
 * writes a set into a folder.
 *
 * <p>The record is complete or does not count: its last line is a checksum. It holds names relative
 * to the folder, and nothing else is ever renamed because of it.
 */
final class Journal implements AutoCloseable {

  static final String NAME = ".kutta-set.journal";

  private static final String END = "end ";

  /** The longest record that is read. A set of 10,000 files has 1 MB. */
  private static final int MAX_BYTES = 64 << 20;

  private final LockFile file;
  private final FileChannel channel;

  private Journal(LockFile file) {
    this.file = file;
    this.channel = file.channel();
  }

  static boolean existsIn(Path folder) {
    return Files.exists(folder.resolve(NAME));
  }

  /** Opens the journal of a folder, once no one else has it open. */
  static Journal open(Path folder) throws IOException {
    return new Journal(LockFile.hold(folder.resolve(NAME)));
  }

  /** One renaming that is due, both paths absolute and in one folder. */
  record Renaming(Path temporary, Path target) {}

  /** Records what is about to be renamed, and waits until the record is on the device. */
  void record(Path folder, List<Renaming> renamings) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Renaming due : renamings) {
      lines.append(folder.relativize(due.temporary())).append('\n');
      lines.append(folder.relativize(due.target())).append('\n');
    }
    String text = lines.toString();
    ByteBuffer buffer =
        ByteBuffer.wrap((text + checksum(text) + "\n").getBytes(StandardCharsets.UTF_8));
    channel.truncate(0);
    for (long position = 0; buffer.hasRemaining(); ) {
      position += channel.write(buffer, position);
    }
    Disk.REAL.force(channel);
    Disk.REAL.forceFolder(folder);
  }

  /** Returns what a dead process recorded; nothing if its record is incomplete. */
  List<Renaming> recorded(Path folder) throws IOException {
    if (channel.size() > MAX_BYTES) {
      throw refused("it is too large for a journal");
    }
    channel.position(0);
    byte[] bytes = Channels.newInputStream(channel).readNBytes(MAX_BYTES);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    // A mark of a process that died over it may follow the last line.
    int end = 0;
    while (end < lines.size() && !lines.get(end).startsWith(END)) {
      end++;
    }
    String text = lines.subList(0, end).stream().map(line -> line + "\n").collect(joining());
    if (end == lines.size() || !lines.get(end).equals(checksum(text))) {
      return List.of();
    }
    List<Renaming> renamings = new ArrayList<>();
    for (int i = 0; i + 1 < end; i += 2) {
      Path temporary = folder.resolve(lines.get(i)).normalize();
      Path target = folder.resolve(lines.get(i + 1)).normalize();
      if (!temporary.startsWith(folder) || !TemporaryFile.isFor(temporary, target)) {
        throw refused("it names a file that is not of a set: " + lines.get(i));
      }
      renamings.add(new Renaming(temporary, target));
    }
    return renamings;
  }

  private FileSystemException refused(String why) {
    return new FileSystemException(file.toString(), null, why);
  }

  private static String checksum(String lines) {
    CRC32 crc = new CRC32();
    crc.update(lines.getBytes(StandardCharsets.UTF_8));
    return END + "%08x".formatted(crc.getValue());
  }

  @Override
  public void close() throws IOException {
    try (file) {
      file.remove();
    }
  }
}

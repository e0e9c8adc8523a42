package org.kutta.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files that belong together and are replaced together, such as generated classes and their index.
 *
 * <p>All new contents reach the device under temporary names; a journal of them reaches the device;
 * then they get their names, one renaming after the other, in the order in which they were added. A
 * process that dies before the journal leaves the old set. One that dies after it leaves the rest
 * of the renamings to {@link #recover}, which every later {@link #write} to the folder begins with:
 * the new set. No file is ever half written, and a failure that can be reported undoes nothing and
 * loses nothing: it comes before the first renaming, unless the device itself fails.
 *
 * <p>A file that has its content already is not touched, so that build tools see no change.
 */
public final class DurableSet {

  private final Path folder;
  private final Disk disk;

  /** By names relative to the folder. */
  private final Map<Path, byte[]> contents = new LinkedHashMap<>();

  private DurableSet(Path folder, Disk disk) {
    this.folder = folder;
    this.disk = disk;
  }

  /** Returns an empty set of files that all lie in a folder or below it. It need not exist. */
  public static DurableSet in(Path folder) throws IOException {
    return in(folder, Disk.REAL);
  }

  static DurableSet in(Path folder, Disk disk) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    return new DurableSet(Files.isDirectory(absolute) ? absolute.toRealPath() : absolute, disk);
  }

  /**
   * Adds a file with its content in UTF-8.
   *
   * @param name relative to the folder
   * @throws IllegalArgumentException if the file would lie outside of the folder, or its name has
   *     more than one line
   */
  public void add(Path name, String text) {
    Path file = folder.resolve(name).normalize();
    boolean hasOneLine = name.toString().lines().count() == 1;
    if (!file.startsWith(folder) || file.equals(folder) || !hasOneLine) {
      throw new IllegalArgumentException(name + " is not below " + folder);
    }
    contents.put(name.normalize(), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Completes a set that a dead process has left in the folder behind its journal.
   *
   * @throws IOException if a file cannot be renamed, or the journal names files that are not of a
   *     set
   */
  public static void recover(Path folder) throws IOException {
    if (Journal.existsIn(folder)) {
      try (Journal journal = Journal.open(folder.toRealPath())) {
        complete(journal, folder.toRealPath());
      }
    }
  }

  private static void complete(Journal journal, Path folder) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (Journal.Renaming due : journal.recorded(folder)) {
      try {
        Disk.REAL.move(due.temporary(), due.target());
      } catch (NoSuchFileException done) {
        // Renamed before the process died.
      }
      folders.add(due.target().getParent());
    }
    forceAll(folders);
  }

  /**
   * Replaces the files whose content is another one.
   *
   * @return the names of those files, in the order in which they were added
   * @throws FileSystemException if a directory, a device, a link or a write-protected file stands
   *     where a file is to be; nothing has changed then
   * @throws IOException if the files cannot be written
   */
  public List<Path> write() throws IOException {
    recover(folder);
    Map<Path, byte[]> changed = new LinkedHashMap<>();
    List<Path> names = new ArrayList<>();
    for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
      Path target = Target.of(folder.resolve(file.getKey()));
      if (!Files.exists(target) || !Arrays.equals(Files.readAllBytes(target), file.getValue())) {
        changed.put(target, file.getValue());
        names.add(file.getKey());
      }
    }
    if (!changed.isEmpty()) {
      replace(changed);
    }
    return names;
  }

  private void replace(Map<Path, byte[]> changed) throws IOException {
    Files.createDirectories(folder);
    Path root = folder.toRealPath();
    for (Path target : changed.keySet()) {
      if (!target.startsWith(root)) {
        throw new FileSystemException(
            target.toString(), null, "a symbolic link leads to it, out of " + root);
      }
    }
    List<TemporaryFile> temporaries = new ArrayList<>();
    try (Journal journal = Journal.open(root)) {
      // Another process may have died while this one waited.
      complete(journal, root);
      List<Journal.Renaming> renamings = new ArrayList<>();
      Set<Path> folders = new LinkedHashSet<>();
      for (Map.Entry<Path, byte[]> file : changed.entrySet()) {
        TemporaryFile temporary = written(file.getKey(), file.getValue());
        temporaries.add(temporary);
        renamings.add(new Journal.Renaming(temporary.path(), file.getKey()));
        folders.add(file.getKey().getParent());
      }
      journal.record(root, renamings);
      for (Journal.Renaming due : renamings) {
        disk.move(due.temporary(), due.target());
      }
      forceAll(folders);
    } finally {
      for (TemporaryFile temporary : temporaries) {
        temporary.close();
      }
    }
  }

  private static TemporaryFile written(Path target, byte[] content) throws IOException {
    Files.createDirectories(target.getParent());
    TemporaryFile.removeStale(target);
    TemporaryFile temporary = TemporaryFile.beside(target);
    ByteBuffer buffer = ByteBuffer.wrap(content);
    while (buffer.hasRemaining()) {
      temporary.channel().write(buffer);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      temporary.keepModeAndOwnerOf(target);
    }
    Disk.REAL.force(temporary.channel());
    return temporary;
  }

  private static void forceAll(Set<Path> folders) throws IOException {
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Disk.REAL.forceFolder(folder);
      }
    }
  }
}

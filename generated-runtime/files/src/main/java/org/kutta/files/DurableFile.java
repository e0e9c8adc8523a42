package org.kutta.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A file that is replaced as a whole: a reader, at any moment and after any crash, finds the old
 * content or the new one.
 *
 * <p>The new content goes to a temporary file in the same folder, reaches the device, takes over
 * the old file's mode (and its owner, where the process may give files away), and is renamed over
 * the old one; then the folder's entry reaches the device too. When {@link #write} returns, the new
 * content survives a loss of power. A temporary file that a killed process left behind is removed
 * by the next {@code write} to the same target.
 *
 * <p>A symbolic link stays a link: the file it leads to is replaced. A hard link to the old file
 * keeps the old content. Any number of threads and processes may write to one target; the last one
 * to finish wins. Instances are immutable.
 */
public final class DurableFile {

  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final Path target;
  private final Disk disk;

  private DurableFile(Path path, Path target, Disk disk) {
    this.path = path;
    this.target = target;
    this.disk = disk;
  }

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes the content.
     *
     * @param out buffered; need not be flushed or closed
     * @throws IOException if the content cannot be had or written; the old file then stays
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Returns the file at a path, or the one that symbolic links there lead to. It need not exist.
   *
   * @throws FileSystemException if a directory, a device, a pipe, a socket or a write-protected
   *     file is there, or a loop of links; its reason says which. A file without any write
   *     permission in its mode counts as protected for every user, root included
   * @throws IOException if the path cannot be examined
   */
  public static DurableFile at(Path path) throws IOException {
    return at(path, Disk.REAL);
  }

  static DurableFile at(Path path, Disk disk) throws IOException {
    return new DurableFile(path, Target.of(path), disk);
  }

  /** Returns the regular file that is replaced: absolute, with symbolic links followed. */
  public Path target() {
    return target;
  }

  /** Returns the folder of {@link #target()}, which need not be there yet. */
  public Path folder() {
    return Target.folderOf(target);
  }

  /** Replaces the content by a text in UTF-8. */
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Replaces the content by bytes. */
  public void write(byte[] bytes) throws IOException {
    write(out -> out.write(bytes));
  }

  /**
   * Replaces the content. Makes the folders that are missing.
   *
   * @throws IOException if the content cannot be written; the old file is then as it was, and no
   *     temporary file is left. What {@code content} throws passes through in the same way
   */
  public void write(Content content) throws IOException {
    replace(content, () -> true);
  }

  /**
   * Replaces the content if the file still holds what its reader saw, so that an edit made
   * meanwhile is not lost. The look is the last thing before the renaming.
   *
   * @return whether the file held that, and now holds {@code text}
   * @throws IOException as {@link #write(Content)}
   */
  public boolean writeOver(byte[] seen, String text) throws IOException {
    boolean[] replaced = new boolean[1];
    replace(
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
        () -> replaced[0] = Files.exists(target) && holds(seen));
    return replaced[0];
  }

  private boolean holds(byte[] seen) throws IOException {
    return Files.size(target) == seen.length && Arrays.equals(Files.readAllBytes(target), seen);
  }

  /** What must hold just before the renaming. */
  private interface Condition {
    boolean holds() throws IOException;
  }

  private void replace(Content content, Condition condition) throws IOException {
    // What stands at the path may have changed since this object was made.
    if (!Target.of(path).equals(target)) {
      throw new FileSystemException(path.toString(), null, "its symbolic link has changed");
    }
    makeFolders();
    TemporaryFile.removeStale(target);
    try (TemporaryFile temporary = TemporaryFile.beside(target)) {
      OutputStream out =
          new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), BUFFER);
      content.writeTo(out);
      out.flush();
      if (Files.exists(target)) {
        temporary.keepModeAndOwnerOf(target);
      }
      disk.force(temporary.channel());
      if (!condition.holds()) {
        return;
      }
      disk.move(temporary.path(), target);
    }
    disk.forceFolder(Target.folderOf(target));
  }

  private void makeFolders() throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    Path folder = target.getParent();
    while (folder != null && !Files.isDirectory(folder)) {
      missing.push(folder);
      folder = folder.getParent();
    }
    Files.createDirectories(target.getParent());
    for (Path made : missing) {
      if (made.getParent() != null) {
        disk.forceFolder(made.getParent());
      }
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

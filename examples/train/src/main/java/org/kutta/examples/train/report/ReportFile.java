package org.kutta.examples.train.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/** A file that is either written whole or left alone. */
public final class ReportFile {

  private static final String TEMPORARY_NAME = ".kutta-%016x.html";

  private final Path path;
  private final Path target;

  /**
   * Creates a file.
   *
   * @param path as it was named
   * @param target the same, behind symbolic links
   */
  private ReportFile(Path path, Path target) {
    this.path = path;
    this.target = target;
  }

  /**
   * Returns the file at a path, after a look whether it can be written: before a long computation,
   * not after it.
   *
   * @throws FileSystemException if it cannot; its reason says why
   */
  public static ReportFile at(Path path) throws FileSystemException {
    ReportFile file = new ReportFile(path, target(path));
    if (Files.isDirectory(path)) {
      throw refused(path, "it is a directory");
    }
    if (!Files.isDirectory(file.directory())) {
      throw refused(path, "there is no directory " + file.directory());
    }
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      // A device or a pipe, in whose place a file would be put.
      throw refused(path, "it is no regular file");
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      throw refused(path, "it is write-protected");
    }
    try {
      Files.delete(file.temporary());
    } catch (IOException e) {
      throw refused(path, "nothing can be written in " + file.directory());
    }
    return file;
  }

  private static Path target(Path path) throws FileSystemException {
    try {
      return Files.exists(path) ? path.toRealPath() : path;
    } catch (IOException e) {
      throw refused(path, "its symbolic links cannot be followed");
    }
  }

  private static FileSystemException refused(Path path, String why) {
    return new FileSystemException(path.toString(), null, why);
  }

  /** Writes the file, in place of one that is there. */
  public void write(String text) throws IOException {
    Path temporary = temporary();
    try {
      Files.writeString(temporary, text);
      move(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void move(Path temporary) throws IOException {
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path directory() {
    Path parent = target.toAbsolutePath().getParent();
    return parent == null ? target : parent;
  }

  /** A new file beside the report, where a move is a mere renaming; gone when Java is stopped. */
  private Path temporary() throws IOException {
    // No createTempFile: what that makes, others may not read.
    String name = TEMPORARY_NAME.formatted(ThreadLocalRandom.current().nextLong());
    Path temporary = Files.createFile(directory().resolve(name));
    temporary.toFile().deleteOnExit();
    return temporary;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

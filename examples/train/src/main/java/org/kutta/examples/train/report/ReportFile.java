package org.kutta.examples.train.report;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is either written whole or left alone. */
public final class ReportFile {

  private final Path path;

  private ReportFile(Path path) {
    this.path = path;
  }

  /**
   * Returns the file at a path, after a look whether it can be written: before a long computation,
   * not after it.
   *
   * @throws FileSystemException if it cannot; its reason says why
   */
  public static ReportFile at(Path path) throws FileSystemException {
    ReportFile file = new ReportFile(path);
    if (Files.isDirectory(path)) {
      throw refused(path, "it is a directory");
    }
    if (!Files.isDirectory(file.directory())) {
      throw refused(path, "there is no directory " + file.directory());
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
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path directory() {
    Path parent = path.toAbsolutePath().getParent();
    return parent == null ? path : parent;
  }

  /** A new file beside the report, where a move is a mere renaming; gone when Java is stopped. */
  private Path temporary() throws IOException {
    Path temporary = Files.createTempFile(directory(), ".kutta-", ".html");
    temporary.toFile().deleteOnExit();
    return temporary;
  }

  @Override
  public String toString() {
    return path.toString();
  }
}

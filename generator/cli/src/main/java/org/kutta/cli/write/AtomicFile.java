package org.kutta.cli.write;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;

/** A file that is replaced as a whole, and only where its content changes. */
public final class AtomicFile {

  private final Path path;

  private AtomicFile(Path path) {
    this.path = path;
  }

  /** Returns the file at a path, or the one that a symbolic link there leads to. */
  public static AtomicFile at(Path path) throws IOException {
    return new AtomicFile(Files.exists(path) ? path.toRealPath() : path.toAbsolutePath());
  }

  /** Returns whether the file is missing, or has another content than this in UTF-8. */
  public boolean differsFrom(String text) throws IOException {
    return !Files.exists(path)
        || !Arrays.equals(Files.readAllBytes(path), text.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives the file this content in UTF-8, and returns whether it had another one. */
  public boolean write(String text) throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    if (Files.isDirectory(path)) {
      throw new FileSystemException(path.toString(), null, "it is a directory");
    }
    if (!differsFrom(text)) {
      return false;
    }
    if (Files.exists(path) && !Files.isWritable(path)) {
      // A move would not mind.
      throw new FileSystemException(path.toString(), null, "it is write-protected");
    }
    replace(content);
    return true;
  }

  private void replace(byte[] content) throws IOException {
    Files.createDirectories(path.getParent());
    // Beside the file, where a move is a mere renaming.
    String name = "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".new";
    Path temporary = path.resolveSibling(name);
    try {
      Files.write(temporary, content, StandardOpenOption.CREATE_NEW);
      keepPermissions(temporary);
      move(temporary);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void keepPermissions(Path temporary) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (view != null && Files.exists(path)) {
      view.setPermissions(Files.getPosixFilePermissions(path));
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
}

package org.kutta.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Why a file cannot be written, for a message. */
final class Reasons {

  private Reasons() {}

  /** Returns {@code path: reason}; the path is the one that the user gave. */
  static String of(Path path, IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return path + ": permission denied at " + denied.getFile();
    }
    boolean known = e instanceof FileSystemException system && system.getReason() != null;
    return path + ": " + (known ? ((FileSystemException) e).getReason() : e.getMessage());
  }
}

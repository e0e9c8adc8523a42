package org.kutta.cli;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recorded files; {@code -Dgolden.update=true} rewrites them. */
public final class Golden {

  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private Golden() {}

  /** Compares a text with a recorded one; no file stands for an empty text. */
  public static void check(Path file, String actual) throws IOException {
    if (!UPDATE) {
      String recorded = Files.exists(file) ? Files.readString(file) : "";
      assertWithMessage("%s", file).that(actual).isEqualTo(recorded);
    } else if (actual.isEmpty()) {
      Files.deleteIfExists(file);
    } else {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, actual);
    }
  }
}

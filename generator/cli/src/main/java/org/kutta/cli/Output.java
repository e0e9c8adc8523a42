package org.kutta.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stream of this process as text in UTF-8, which remembers why it could not be written. */
final class Output {

  /** The file types of POSIX modes. */
  private static final int TYPE = 0170000;

  private static final int FIFO = 0010000;
  private static final int SOCKET = 0140000;

  private final Watched stream;
  private final PrintWriter writer;
  private final boolean toPipe;

  Output(OutputStream stream, boolean toPipe) {
    this.stream = new Watched(stream);
    this.writer = new PrintWriter(new OutputStreamWriter(this.stream, StandardCharsets.UTF_8));
    this.toPipe = toPipe;
  }

  /**
   * Returns an output; its device is asked whether it is a pipe, where the system has such files.
   */
  static Output of(OutputStream stream, String device) {
    return new Output(stream, isPipe(device));
  }

  private static boolean isPipe(String device) {
    try {
      Path path = Path.of(device);
      if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
        return false;
      }
      int type = (int) Files.getAttribute(path, "unix:mode") & TYPE;
      return type == FIFO || type == SOCKET;
    } catch (IOException | InvalidPathException e) {
      // A system without such a device: its message tells.
      return false;
    }
  }

  PrintWriter writer() {
    return writer;
  }

  /** Writes all out, and returns why that failed, now or before. */
  Optional<IOException> flush() {
    writer.flush();
    return Optional.ofNullable(stream.failure);
  }

  /** Returns whether a failure means that the reader of a pipe is gone, as after {@code head}. */
  boolean isReaderGone(IOException failure) {
    // The message is in the language of the system, so the kind of file comes first.
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return toPipe || message.contains("pipe");
  }

  /** A print writer keeps failures to itself; this is how they are known. */
  private static final class Watched extends FilterOutputStream {
    private @Nullable IOException failure;

    Watched(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }
  }
}

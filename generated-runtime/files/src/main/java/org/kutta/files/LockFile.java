package org.kutta.files;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file that one holder at a time has, over all processes and threads, and that its holder may
 * remove. The lock is the operating system's: it ends with the process.
 *
 * <p>Thread-safe. Nothing else in this process may open the file while it is held: on POSIX systems
 * a process gives up its lock when it closes any descriptor of the file.
 */
public final class LockFile implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Those that this process holds or waits for; also what its threads wait on. */
  private static final Set<Path> TAKEN = new HashSet<>();

  private final Path file;
  private final FileChannel channel;

  /** The same file, found by its name; open as long as the lock is to last. */
  private final FileChannel named;

  private LockFile(Path file, FileChannel channel, FileChannel named) {
    this.file = file;
    this.channel = channel;
    this.named = named;
  }

  /**
   * Makes a file if it is missing, and holds it unless someone else does.
   *
   * @param path in a folder that exists
   * @return nothing if another process or another thread holds the file
   * @throws IOException if the file cannot be made or locked
   */
  public static Optional<LockFile> tryHold(Path path) throws IOException {
    Path file = real(path);
    synchronized (TAKEN) {
      if (!TAKEN.add(file)) {
        return Optional.empty();
      }
    }
    return taken(file, false);
  }

  /**
   * Makes a file if it is missing, and holds it once no one else does.
   *
   * @param path in a folder that exists
   * @throws InterruptedIOException if the thread is interrupted while it waits for another thread
   * @throws IOException if the file cannot be made or locked
   */
  public static LockFile hold(Path path) throws IOException {
    Path file = real(path);
    synchronized (TAKEN) {
      while (!TAKEN.add(file)) {
        await();
      }
    }
    return taken(file, true).orElseThrow();
  }

  private static void await() throws InterruptedIOException {
    try {
      TAKEN.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread held the file");
    }
  }

  private static Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    return Target.folderOf(absolute).toRealPath().resolve(absolute.getFileName());
  }

  private static Optional<LockFile> taken(Path file, boolean waits) throws IOException {
    Optional<LockFile> held = Optional.empty();
    try {
      held = locked(file, waits);
      return held;
    } finally {
      if (held.isEmpty()) {
        release(file);
      }
    }
  }

  private static Optional<LockFile> locked(Path file, boolean waits) throws IOException {
    while (true) {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Optional<LockFile> held = Optional.empty();
      try {
        if ((waits ? channel.lock() : channel.tryLock()) == null) {
          return Optional.empty();
        }
        held = underItsName(file, channel);
      } finally {
        if (held.isEmpty()) {
          channel.close();
        }
      }
      if (held.isPresent()) {
        return held;
      }
    }
  }

  /**
   * Returns nothing if the holder before has removed the file: then the open file has no name any
   * more, or the name is that of another file. A mark made through one channel is seen through the
   * other if they are of one file.
   */
  private static Optional<LockFile> underItsName(Path file, FileChannel channel)
      throws IOException {
    byte[] mark = "\n%016x".formatted(RANDOM.nextLong()).getBytes(StandardCharsets.US_ASCII);
    long size = channel.size();
    FileChannel named = null;
    boolean same = false;
    try {
      channel.write(ByteBuffer.wrap(mark), size);
      named = FileChannel.open(file, StandardOpenOption.READ);
      ByteBuffer found = ByteBuffer.allocate(mark.length);
      named.read(found, size);
      same = Arrays.equals(found.array(), mark);
      return same ? Optional.of(new LockFile(file, channel, named)) : Optional.empty();
    } catch (NoSuchFileException removed) {
      return Optional.empty();
    } finally {
      channel.truncate(size);
      if (named != null && !same) {
        named.close();
      }
    }
  }

  /** Returns the locked file, to read and to write; closed with this object. */
  public FileChannel channel() {
    return channel;
  }

  /** Removes the file; it is held until this object is closed. */
  public void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Gives the file up, without removing it. */
  @Override
  public void close() throws IOException {
    try (named;
        channel) {
      // Both are closed, whatever happens.
    } finally {
      release(file);
    }
  }

  private static void release(Path file) {
    synchronized (TAKEN) {
      TAKEN.remove(file);
      TAKEN.notifyAll();
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}

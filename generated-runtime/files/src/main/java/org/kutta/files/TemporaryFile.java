package org.kutta.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A file under a name of its own next to a target, where a move is a renaming.
 *
 * <p>Its name is random and holds no process id, since processes in containers share theirs. It is
 * locked while it is in use: one that no one has locked belongs to a dead process.
 */
final class TemporaryFile implements AutoCloseable {

  private static final String SUFFIX = ".kutta-new";

  /** Leaves room for the rest of the name within the 255 bytes of most file systems. */
  private static final int MAX_NAME_BYTES = 180;

  private static final int MAX_ATTEMPTS = 100;

  /**
   * Those in use by this process. Its own locks must not be tried: on POSIX systems closing a
   * second channel of a file gives up the lock of the first.
   */
  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path path;
  private final FileChannel channel;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates an empty file next to a target, whose folder exists. */
  static TemporaryFile beside(Path target) throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      byte[] tail = new byte[8];
      RANDOM.nextBytes(tail);
      Path path = target.resolveSibling(prefix(target) + HexFormat.of().formatHex(tail) + SUFFIX);
      Optional<TemporaryFile> created = created(path);
      if (created.isPresent()) {
        return created.get();
      }
    }
    throw new IOException("found no free name for a temporary file next to " + target);
  }

  private static Optional<TemporaryFile> created(Path path) throws IOException {
    IN_USE.add(path);
    FileChannel channel = null;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // Another process that removes files of dead runs may have found this one before its lock.
      if (isOurs(channel) && Files.exists(path)) {
        return Optional.of(new TemporaryFile(path, channel));
      }
      channel.close();
    } catch (FileAlreadyExistsException taken) {
      // The next name will be free.
    } catch (IOException | RuntimeException e) {
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(path);
      }
      IN_USE.remove(path);
      throw e;
    }
    IN_USE.remove(path);
    return Optional.empty();
  }

  /**
   * Removes those that dead processes left next to a target. A file that cannot be locked, or has
   * gone meanwhile, is left alone.
   */
  static void removeStale(Path target) throws IOException {
    Pattern name = name(target);
    DirectoryStream.Filter<Path> filter = p -> name.matcher(p.getFileName().toString()).matches();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(target.getParent(), filter)) {
      for (Path path : found) {
        if (!IN_USE.contains(path)) {
          removeIfStale(path);
        }
      }
    }
  }

  private static void removeIfStale(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      if (isStale(channel)) {
        Files.deleteIfExists(path);
      }
    } catch (NoSuchFileException gone) {
      // Its owner has finished, or another process has removed it.
    } catch (AccessDeniedException foreign) {
      // Another user's: it is theirs to remove.
    }
  }

  /** Locks a new file; true also where the file system has no locks: then nothing is removed. */
  private static boolean isOurs(FileChannel created) {
    try {
      return created.tryLock() != null;
    } catch (IOException noLocks) {
      return true;
    }
  }

  /** Returns whether no one holds the lock; false where the file system has no locks. */
  private static boolean isStale(FileChannel found) {
    try {
      return found.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    } catch (IOException noLocks) {
      return false;
    }
  }

  private static String prefix(Path target) {
    String name = target.getFileName().toString();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > MAX_NAME_BYTES) {
      name = name.substring(0, MAX_NAME_BYTES / 4) + Integer.toHexString(name.hashCode());
    }
    return "." + name + ".";
  }

  Path path() {
    return path;
  }

  /** Returns whether a path has the name of a temporary file of a target. */
  static boolean isFor(Path path, Path target) {
    return Target.folderOf(target).equals(path.getParent())
        && name(target).matcher(path.getFileName().toString()).matches();
  }

  private static Pattern name(Path target) {
    return Pattern.compile(Pattern.quote(prefix(target)) + "[0-9a-f]{16}" + Pattern.quote(SUFFIX));
  }

  /** Gives this file the mode of another, and its owner where the process may give files away. */
  void keepModeAndOwnerOf(Path target) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes old = Files.readAttributes(target, PosixFileAttributes.class);
    PosixFileAttributes own = view.readAttributes();
    if (!old.owner().equals(own.owner()) || !old.group().equals(own.group())) {
      try {
        view.setGroup(old.group());
        view.setOwner(old.owner());
      } catch (FileSystemException e) {
        // Only root gives files away; for others the writer becomes the owner, as with any editor.
      }
    }
    view.setPermissions(old.permissions());
  }

  FileChannel channel() {
    return channel;
  }

  /** Closes the file, and removes it if it still has its temporary name. */
  @Override
  public void close() throws IOException {
    try {
      // Removed before the lock goes, so that no other process meets it unlocked.
      Files.deleteIfExists(path);
    } finally {
      channel.close();
      IN_USE.remove(path);
    }
  }
}

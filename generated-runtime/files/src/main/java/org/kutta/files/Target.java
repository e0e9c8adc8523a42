package org.kutta.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;

/** The regular file that a path names or will name, found through symbolic links. */
final class Target {

  /** As Linux: a longer chain of links is a loop. */
  private static final int MAX_LINKS = 40;

  private static final Set<PosixFilePermission> WRITE_BITS =
      Set.of(
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_WRITE);

  private Target() {}

  /**
   * Returns the file that a path leads to, absolute; it need not exist.
   *
   * @throws FileSystemException if something other than a writable regular file is there; its
   *     reason says what
   */
  static Path of(Path path) throws IOException {
    Path target = followLinks(path);
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw refused(path, "it is a directory");
    }
    if (!Files.exists(target)) {
      requireFolder(path, folderOf(target));
      return target;
    }
    if (!Files.isRegularFile(target)) {
      throw refused(path, "it is a device, a pipe or a socket, not a regular file");
    }
    if (isProtected(target)) {
      throw refused(path, "it is write-protected");
    }
    return target;
  }

  /** Returns the folder of an absolute path that has a name, which has one. */
  static Path folderOf(Path file) {
    return Objects.requireNonNull(file.getParent(), "a path without a folder");
  }

  /** Follows links by hand, since a link to a file that does not exist yet has no real path. */
  private static Path followLinks(Path path) throws IOException {
    Path target = path.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw refused(path, "its symbolic links form a loop");
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    Path folder = target.getParent();
    return folder != null && Files.isDirectory(folder) && target.getFileName() != null
        ? folder.toRealPath().resolve(target.getFileName()).normalize()
        : target.normalize();
  }

  private static void requireFolder(Path path, Path folder) throws FileSystemException {
    Path ancestor = folder;
    while (ancestor != null && !Files.exists(ancestor, LinkOption.NOFOLLOW_LINKS)) {
      ancestor = ancestor.getParent();
    }
    if (ancestor != null && !Files.isDirectory(ancestor)) {
      throw refused(path, ancestor + " is not a directory");
    }
  }

  /**
   * Returns whether the owner of a file has taken its write permission away. The mode counts, and
   * not only what the process may do: a move replaces a protected file, and root may do all.
   */
  private static boolean isProtected(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      Set<PosixFilePermission> mode = view.readAttributes().permissions();
      if (WRITE_BITS.stream().noneMatch(mode::contains)) {
        return true;
      }
    }
    return !Files.isWritable(file);
  }

  private static FileSystemException refused(Path path, String why) {
    return new FileSystemException(path.toString(), null, why);
  }
}

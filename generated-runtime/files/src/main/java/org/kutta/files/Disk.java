package org.kutta.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The operations whose order makes a replacement durable. An interface so that a test can watch the
 * order, which no reader of the finished file can see.
 */
interface Disk {

  /** Waits until content and attributes of an open file are on the device. */
  void force(FileChannel file) throws IOException;

  /** Renames a file, in one step, over the one that may be there. */
  void move(Path from, Path to) throws IOException;

  /** Waits until the names in a folder are on the device. */
  void forceFolder(Path folder) throws IOException;

  /** The disk of the operating system. */
  Disk REAL =
      new Disk() {
        @Override
        public void force(FileChannel file) throws IOException {
          file.force(true);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
          // Without a second try that is not atomic: a half-written file would break the promise.
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void forceFolder(Path folder) throws IOException {
          // Windows has no way to open a folder; its file system journals the renaming.
          if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
              channel.force(true);
            }
          }
        }
      };
}

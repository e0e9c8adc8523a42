package org.kutta.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of its own that writes a file, to be killed by tests. */
final class WriterProcess {

  /** The number of files in a set. */
  static final int SET = 12;

  private WriterProcess() {}

  static Process start(String mode, Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            mode,
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Returns a content that shows where it is cut or mixed: the number of its lines, then lines. */
  static String content(int number) {
    int lines = 1 + number * 7919 % 20_000;
    return lines + "\n" + ("line of " + number + "\n").repeat(lines);
  }

  /** Returns a set of files that all hold one number. */
  static DurableSet set(Path folder, int number, Disk disk) throws IOException {
    DurableSet set = DurableSet.in(folder, disk);
    for (int k = 0; k < SET; k++) {
      set.add(Path.of("package" + k % 3, "Method" + k + ".java"), "version " + number);
    }
    return set;
  }

  /** A disk on which something happens before the n-th renaming. */
  private static Disk before(int n, Happening happening) {
    return new Disk() {
      private int moves;

      @Override
      public void force(FileChannel file) throws IOException {
        REAL.force(file);
      }

      @Override
      public void move(Path from, Path to) throws IOException {
        if (++moves == n) {
          happening.happen();
        }
        REAL.move(from, to);
      }

      @Override
      public void forceFolder(Path folder) throws IOException {
        REAL.forceFolder(folder);
      }
    };
  }

  private interface Happening {
    void happen() throws IOException;
  }

  /** Says that this process waits, and waits for the test's word. */
  private static void pause() throws IOException {
    System.out.print('w');
    System.out.flush();
    System.in.read();
  }

  /** Flushes, and returns whether the test that started this process still reads. */
  private static boolean isHeard() {
    return !System.out.checkError();
  }

  private static void writeSets(Path folder) throws IOException {
    for (int number = 1; isHeard(); number++) {
      set(folder, number, Disk.REAL).write();
      System.out.print('.');
    }
  }

  /** Adds 1 to a number in a file, many times, which is safe only where one process does it. */
  static void count(Path file, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      try (LockFile lock = LockFile.hold(file.resolveSibling("lock"))) {
        Files.writeString(file, String.valueOf(1 + Integer.parseInt(Files.readString(file))));
        lock.remove();
      }
    }
  }

  public static void main(String[] args) throws IOException {
    if (args[0].equals("sets")) {
      writeSets(Path.of(args[1]));
    }
    if (args[0].startsWith("die")) {
      int n = Integer.parseInt(args[0].substring("die".length()));
      set(Path.of(args[1]), 2, before(n, () -> Runtime.getRuntime().halt(1))).write();
      return;
    }
    if (args[0].startsWith("count")) {
      count(Path.of(args[1]), Integer.parseInt(args[0].substring("count".length())));
      return;
    }
    if (args[0].startsWith("pause")) {
      int n = Integer.parseInt(args[0].substring("pause".length()));
      set(Path.of(args[1]), 2, before(n, WriterProcess::pause)).write();
      return;
    }
    DurableFile file = DurableFile.at(Path.of(args[1]));
    if (args[0].equals("wait")) {
      file.write(
          out -> {
            pause();
            out.write("of the living process".getBytes(StandardCharsets.UTF_8));
          });
      return;
    }
    for (int number = 0; isHeard(); number++) {
      file.write(content(number));
      System.out.print('.');
    }
  }
}

package org.kutta.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process of its own that writes a file, to be killed by tests. */
final class WriterProcess {

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

  public static void main(String[] args) throws IOException {
    DurableFile file = DurableFile.at(Path.of(args[1]));
    if (args[0].equals("wait")) {
      file.write(
          out -> {
            System.out.print('w');
            System.out.flush();
            System.in.read();
            out.write("of the living process".getBytes(StandardCharsets.UTF_8));
          });
      return;
    }
    for (int number = 0; ; number++) {
      file.write(content(number));
      System.out.print('.');
      System.out.flush();
    }
  }
}

package org.kutta.train.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** What the command was built with and runs on. */
public record Versions(String kutta, String nd4j) {

  public static Versions read() {
    Properties versions = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("no resource versions.properties");
      }
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Versions(versions.getProperty("kutta", "?"), versions.getProperty("nd4j", "?"));
  }

  /** Returns lines for people. */
  public List<String> lines() {
    return List.of(
        "Kutta " + kutta,
        "ND4J and DL4J " + nd4j,
        "Java %s, %s"
            .formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
        "%s %s, %d processors"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
  }
}

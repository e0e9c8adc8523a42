package org.kutta.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the command in a Java of its own, which can be ended from outside. */
final class ChildRun {

  private static final long PATIENCE_SECONDS = 120;

  private final Path folder;
  private final Process process;

  private ChildRun(Path folder, Process process) {
    this.folder = folder;
    this.process = process;
  }

  /** How it ended. */
  record Ended(int exitCode, String out, String err) {}

  /** Returns options of a run of many small steps, by methods of every kind of memory. */
  static String[] options(Path data, String... more) {
    List<String> options = new ArrayList<>();
    Collections.addAll(
        options,
        "--data=" + data,
        "--batch-size=4",
        "--layers=3",
        "--method=Euler,BogackiShampine32,MuonDescent",
        "--learning-rate=Euler=0.1,BogackiShampine32=0.1,MuonDescent=0.02",
        "--evaluations=120",
        "--no-report");
    Collections.addAll(options, more);
    return options.toArray(String[]::new);
  }

  /** Returns the same, kept in a folder. */
  static String[] options(Path data, Path checkpoint, String... more) {
    List<String> options = new ArrayList<>(List.of("--checkpoint=" + checkpoint));
    Collections.addAll(options, more);
    return options(data, options.toArray(String[]::new));
  }

  static ChildRun begin(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    Collections.addAll(
        command,
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        TrainCommand.class.getName());
    Collections.addAll(command, arguments);
    return new ChildRun(
        folder,
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start());
  }

  /** Waits until a training is under way, or the run over. */
  void awaitTraining(Path run) throws IOException, InterruptedException {
    while (process.isAlive() && !state(run).contains("\"underWay\":{")) {
      Thread.sleep(2);
    }
  }

  /** Waits until a number of trainings have begun, or the run is over. */
  void awaitBegin(int trainings) throws IOException, InterruptedException {
    String announced = "[%d/".formatted(trainings);
    while (process.isAlive() && !Files.readString(folder.resolve("err")).contains(announced)) {
      Thread.sleep(2);
    }
  }

  /** Waits until the run's state is another one, or the run over. */
  void awaitChange(Path run, String from) throws IOException, InterruptedException {
    while (process.isAlive() && state(run).equals(from)) {
      Thread.sleep(1);
    }
  }

  static String state(Path run) throws IOException {
    try {
      return Files.readString(run.resolve("run.json"));
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  /** Sends SIGTERM. */
  Ended terminate() throws IOException, InterruptedException {
    process.destroy();
    return end();
  }

  /** Sends SIGINT, as Ctrl-C does. */
  Ended interrupt() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new AssertionError("kill -INT: " + kill.exitValue());
    }
    return end();
  }

  /** Sends SIGKILL. */
  Ended kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    return end();
  }

  Ended end() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + Files.readString(folder.resolve("err")));
    }
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }
}

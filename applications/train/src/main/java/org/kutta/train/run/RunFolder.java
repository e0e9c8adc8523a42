package org.kutta.train.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kutta.files.DurableFile;
import org.kutta.files.LockFile;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/**
 * A folder that keeps one run: its state in one file, and the network under way in another, which
 * the first one names. Whenever the process dies, the state names a network that is whole.
 *
 * <p>One process at a time, which holds a lock. Files of other names in the folder are left alone.
 */
public final class RunFolder implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final String STATE = "run.json";
  private static final Pattern NETWORK = Pattern.compile("network-[0-9a-f]{16}\\.zip");

  /** What a process that was killed has left of a file that it wrote. */
  private static final Pattern UNFINISHED =
      Pattern.compile("\\.(run\\.json|network-[0-9a-f]{16}\\.zip)\\..*\\.kutta-new");

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LONGEST = 256L << 20;

  private final Path folder;
  private final LockFile lock;

  private RunFolder(Path folder, LockFile lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Writes a network and its optimizer to a file. */
  @FunctionalInterface
  public interface Saving {
    void to(Path file) throws IOException;
  }

  /**
   * Opens a folder, made where there is none.
   *
   * @throws FileSystemException if another run uses it, or nothing can be written there; its reason
   *     says which
   */
  public static RunFolder open(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw refused(folder, "the directory cannot be made");
    }
    return new RunFolder(
        folder, locked(folder).orElseThrow(() -> refused(folder, "another run uses it")));
  }

  private static Optional<LockFile> locked(Path folder) throws FileSystemException {
    try {
      return LockFile.tryHold(folder.resolve(LOCK));
    } catch (IOException e) {
      throw refused(folder, "nothing can be written there");
    }
  }

  private static FileSystemException refused(Path folder, String why) {
    return new FileSystemException(folder.toString(), null, why);
  }

  private Path state() {
    return folder.resolve(STATE);
  }

  /** Returns whether there is a run. */
  public boolean holdsRun() {
    return Files.exists(state());
  }

  /**
   * Returns the run.
   *
   * @throws IOException if it cannot be read, is damaged, or is something else; the message says so
   */
  public RunState read() throws IOException {
    if (!Files.isRegularFile(state()) || Files.size(state()) > LONGEST) {
      throw new IOException(state() + " is not the state of a run");
    }
    String text = new String(Files.readAllBytes(state()), StandardCharsets.UTF_8);
    RunState read =
        RunState.of(text.stripTrailing())
            .orElseThrow(() -> new IOException(state() + " is damaged, or not the state of a run"));
    Optional<UnderWay> underWay = read.underWay();
    if (underWay.isPresent()
        && !(NETWORK.matcher(underWay.get().network()).matches()
            && Files.isRegularFile(network(underWay.get())))) {
      throw new IOException(
          "%s names a network, %s, that is not there".formatted(state(), underWay.get().network()));
    }
    return read;
  }

  /** Returns the file of the network under way. */
  public Path network(UnderWay underWay) {
    return folder.resolve(underWay.network());
  }

  /** Writes a run of which no training is under way. */
  public void write(Map<String, String> settings, List<Training> finished) throws IOException {
    write(new RunState(settings, finished, Optional.empty()));
  }

  /** Writes the network first, then the state that names it. */
  public void write(
      Map<String, String> settings, List<Training> finished, UnderWay underWay, Saving network)
      throws IOException {
    byte[] tail = new byte[8];
    RANDOM.nextBytes(tail);
    UnderWay named = named(underWay, "network-%s.zip".formatted(HexFormat.of().formatHex(tail)));
    network.to(network(named));
    write(new RunState(settings, finished, Optional.of(named)));
  }

  private static UnderWay named(UnderWay underWay, String network) {
    List<Checkpoint> checkpoints = underWay.checkpoints();
    return new UnderWay(
        underWay.option(),
        underWay.steps(),
        underWay.evaluations(),
        underWay.nanos(),
        checkpoints,
        network);
  }

  private void write(RunState state) throws IOException {
    DurableFile.at(state()).write(state.line() + "\n");
    deleteNetworksExcept(state.underWay().map(UnderWay::network).orElse(""));
  }

  /** The lock is held: what another process has left unfinished, it will not finish. */
  private void deleteNetworksExcept(String current) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (UNFINISHED.matcher(name).matches()
            || NETWORK.matcher(name).matches() && !name.equals(current)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Removes the run, and the folder where nothing else is in it. */
  public void delete() throws IOException {
    Files.deleteIfExists(state());
    deleteNetworksExcept("");
    lock.remove();
    try {
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException e) {
      // Other files of the user's.
    }
  }

  /** Gives up the lock. */
  @Override
  public void close() throws IOException {
    lock.close();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}

package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.HandWrittenHeun;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.ParameterBlock;

/** The saved state as a file: what it replaces, and what is not believed of one that is read. */
class StateFileTest {

  /** The stated bound: a header of a mebibyte more than the reader's own, and two of buffers. */
  private static final long MOST_ALLOCATED = 4 << 20;

  @TempDir private Path folder;

  private final Bowl objective = Bowl.ofDoubles();

  private static RungeKuttaOptimizer optimizer() {
    return HandWrittenHeun.builder().learningRate(0.1).momentum(Momentum.heavyBall(0.9)).build();
  }

  private RungeKuttaOptimizer stepped() {
    RungeKuttaOptimizer optimizer = optimizer();
    optimizer.step(objective);
    return optimizer;
  }

  private Path saved() throws IOException {
    Path file = folder.resolve("state");
    stepped().save(file);
    return file;
  }

  private String refusal(Path file) {
    RungeKuttaOptimizer optimizer = optimizer();
    IOException thrown = assertThrows(IOException.class, () -> optimizer.restore(file, objective));
    assertThat(optimizer.report().step()).isEqualTo(0);
    return String.valueOf(thrown.getMessage());
  }

  @Test
  void aLinkStaysALinkAndTheModeIsKept() throws IOException {
    Path file = saved();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    stepped().save(link);
    assertThat(Files.isSymbolicLink(link)).isTrue();
    assertThat(Files.isSymbolicLink(file)).isFalse();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    RungeKuttaOptimizer restored = optimizer();
    restored.restore(link, objective);
    assertThat(restored.report().step()).isEqualTo(1);
  }

  @Test
  void whatAKilledRunLeftBehindIsRemoved() throws IOException {
    Path file = saved();
    byte[] whole = Files.readAllBytes(file);
    try (Stream<Path> left = leftBehind(file)) {
      assertThat(left.toList()).isEmpty();
    }
    // As a run leaves it that is killed while it writes.
    RungeKuttaOptimizer optimizer = stepped();
    Path stale = folder.resolve(staleName(file, optimizer));
    Files.write(stale, whole);
    optimizer.save(file);
    assertThat(Files.exists(stale)).isFalse();
  }

  private Stream<Path> leftBehind(Path file) throws IOException {
    return Files.list(folder).filter(path -> !path.equals(file));
  }

  /** Returns the name of the temporary file of a save, seen while it writes. */
  private String staleName(Path file, RungeKuttaOptimizer optimizer) throws IOException {
    String[] seen = new String[1];
    org.kutta.files.DurableFile.at(file)
        .write(
            out -> {
              try (Stream<Path> others = leftBehind(file)) {
                seen[0] = others.findFirst().orElseThrow().getFileName().toString();
              }
              optimizer.save(out);
            });
    return seen[0];
  }

  @Test
  void aFolderIsNeitherReplacedNorRead() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("taken"));
    RungeKuttaOptimizer optimizer = stepped();
    assertThrows(IOException.class, () -> optimizer.save(taken));
    assertThat(Files.isDirectory(taken)).isTrue();
    assertThat(refusal(taken)).isEqualTo(taken + ": is a directory");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aPipeIsNeitherReplacedNorRead() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    RungeKuttaOptimizer optimizer = stepped();
    assertThrows(IOException.class, () -> optimizer.save(pipe));
    assertThat(refusal(pipe)).isEqualTo(pipe + ": is no regular file");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void aDeviceIsNeitherReplacedNorRead() {
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device));
    RungeKuttaOptimizer optimizer = stepped();
    assertThrows(IOException.class, () -> optimizer.save(device));
    assertThat(refusal(device)).isEqualTo(device + ": is no regular file");
  }

  @Test
  void aMissingFileIsCalledMissing() {
    Path file = folder.resolve("none");
    assertThrows(
        java.nio.file.NoSuchFileException.class, () -> optimizer().restore(file, objective));
  }

  @Test
  void bytesAfterTheStateAreRefused() throws IOException {
    Path file = saved();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, ByteBuffer.allocate(whole.length + 3).put(whole).array());
    assertThat(refusal(file)).isEqualTo(file + " is damaged: 3 bytes follow the saved state");
  }

  @Test
  void theFirstFormatIsRefusedInWords() throws IOException {
    Path file = folder.resolve("old");
    Files.write(file, ByteBuffer.allocate(64).putInt(0x4B555454).putInt(1).array());
    assertThat(refusal(file))
        .isEqualTo(
            file
                + " has the format 1 of saved states, but this version reads 2: restore it with the"
                + " version of Kutta that saved it");
  }

  @Test
  void anEmptyFileIsCutShort() throws IOException {
    assertThat(refusal(Files.createFile(folder.resolve("empty")))).endsWith(" is cut short");
  }

  /** Sixteen gibibytes of zeros after a header that is true: refused by their number. */
  @Test
  void aSparseFileOfManyGigabytesCostsNothing() throws IOException {
    Path file = saved();
    try (RandomAccessFile longer = new RandomAccessFile(file.toFile(), "rw")) {
      longer.setLength(16L << 30);
    }
    long allocated = allocated(() -> assertThat(refusal(file)).contains("bytes follow the saved"));
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
    Path zeros = folder.resolve("zeros");
    try (RandomAccessFile all = new RandomAccessFile(zeros.toFile(), "rw")) {
      all.setLength(16L << 30);
    }
    assertThat(refusal(zeros)).endsWith("is not the saved state of an optimizer");
  }

  /** Whatever length a file states, for its header, a text, a list or a vector. */
  @Test
  void statedLengthsAllocateNothing() throws IOException {
    StateBytes state = StateBytes.of(Files.readAllBytes(saved()));
    byte[] header = state.header();
    for (int at = 0; at + 4 <= header.length; at++) {
      byte[] claiming = header.clone();
      ByteBuffer.wrap(claiming).putInt(at, Integer.MAX_VALUE - 8);
      byte[] file = state.file(claiming);
      long allocated = allocated(() -> tryToRestore(file));
      assertThat(allocated).isLessThan(MOST_ALLOCATED);
    }
    state.headerMore = 1 << 30;
    byte[] file = state.file();
    long allocated =
        allocated(
            () ->
                assertThat(
                        assertThrows(
                            IOException.class,
                            () ->
                                optimizer()
                                    .restore(
                                        new ByteArrayInputStream(file), objective, Changes.NONE)))
                    .hasMessageThat()
                    .contains("its header has"));
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
  }

  private void tryToRestore(byte[] file) {
    try {
      optimizer().restore(new ByteArrayInputStream(file), objective, Changes.NONE);
    } catch (IOException | IllegalArgumentException e) {
      assertThat(e).hasMessageThat().isNotEmpty();
    }
  }

  /** What a changed setting leaves behind is passed over, however long it is. */
  @Test
  void aVectorThatIsNotWantedIsNotAllocated() throws IOException {
    StateBytes state = StateBytes.of(Files.readAllBytes(saved()));
    state.vector("momentum/m").length = 1 << 27;
    state.vector("momentum/m").entries = new byte[0];
    byte[] file = state.file();
    RungeKuttaOptimizer plain = HandWrittenHeun.builder().learningRate(0.1).build();
    long allocated =
        allocated(
            () ->
                assertThat(
                        assertThrows(
                            IOException.class,
                            () ->
                                plain.restore(
                                    new SequenceInputStream(
                                        new ByteArrayInputStream(file, 0, file.length - 4),
                                        zeros((1L << 30) + 4)),
                                    objective,
                                    Changes.of("momentum"))))
                    .hasMessageThat()
                    .contains("checksum"));
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
  }

  private static InputStream zeros(long count) {
    return new FilterInputStream(InputStream.nullInputStream()) {
      private long left = count;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        int given = (int) Math.min(length, left);
        java.util.Arrays.fill(bytes, offset, offset + given, (byte) 0);
        left -= given;
        return given == 0 ? -1 : given;
      }
    };
  }

  private interface Action {
    void run() throws IOException;
  }

  private static long allocated(Action action) throws IOException {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    action.run(); // Classes are loaded before what is measured.
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    action.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @Test
  void aSectionIsReadToItsEndAndNotFurther() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("before");
    stepped().save(out);
    out.writeUTF("after");
    java.io.DataInputStream in =
        new java.io.DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(in.readUTF()).isEqualTo("before");
    RungeKuttaOptimizer restored = optimizer();
    restored.restore(in, objective, Changes.NONE);
    assertThat(restored.report().step()).isEqualTo(1);
    assertThat(in.readUTF()).isEqualTo("after");
  }

  @Test
  void weightsOfOtherNamesShapesOrOrdersAreRefused() throws IOException {
    Path file = saved();
    List<List<ParameterBlock>> others =
        List.of(
            List.of(
                new ParameterBlock("W", 0, List.of(2L, 3L)),
                new ParameterBlock("b", 6, List.of(2L))),
            List.of(
                new ParameterBlock("V", 0, List.of(3L, 2L)),
                new ParameterBlock("b", 6, List.of(2L))),
            List.of(
                new ParameterBlock("W", 0, List.of(3L, 2L), 'f'),
                new ParameterBlock("b", 6, List.of(2L))),
            List.of(
                new ParameterBlock("W", 0, List.of(3L, 2L), 'c', false),
                new ParameterBlock("b", 6, List.of(2L))),
            List.of(ParameterBlock.flat("W", 8)));
    List<String> told =
        List.of(
            "W [3, 2] at 0, here it is W [2, 3] at 0",
            "W [3, 2] at 0, here it is V [3, 2] at 0",
            "W [3, 2] at 0, here it is W [3, 2] in order f at 0",
            "W [3, 2] at 0, here it is W [3, 2] not trained at 0",
            "W [3, 2] at 0, here it is W [8] at 0");
    for (int i = 0; i < others.size(); i++) {
      Bowl other = new Bowl(ElementType.DOUBLE, others.get(i));
      IllegalArgumentException thrown =
          assertThrows(IllegalArgumentException.class, () -> optimizer().restore(file, other));
      assertThat(thrown)
          .hasMessageThat()
          .isEqualTo(file + " was saved for other parameters: block 1 is saved as " + told.get(i));
    }
  }

  @Test
  void aStateThatCouldNotBeRestoredIsNotSavedOverOneThatCan() throws IOException {
    Path file = saved();
    byte[] good = Files.readAllBytes(file);
    RungeKuttaOptimizer broken =
        HandWrittenHeun.builder()
            .learningRate(0.1)
            .momentum(
                state -> {
                  StateVector m = state.vector("m", Range.NOT_NEGATIVE);
                  return (direction, h, loss) -> m.next().fill(-1);
                })
            .build();
    broken.step(objective);
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> broken.save(file));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "entry 0 of momentum/m is not finite and not negative: this state cannot be saved");
    assertThat(Files.readAllBytes(file)).isEqualTo(good);
  }

  @Test
  void whatIsDeclaredDuringAStepIsRefused() {
    RungeKuttaOptimizer late =
        HandWrittenHeun.builder()
            .learningRate(0.1)
            .momentum(state -> (direction, h, loss) -> state.vector("m").next().copy(direction))
            .build();
    Exception thrown = assertThrows(RuntimeException.class, () -> late.step(objective));
    assertThat(thrown)
        .hasCauseThat()
        .hasMessageThat()
        .isEqualTo(
            "momentum/m is declared too late: an ingredient declares what it remembers in"
                + " over(State)");
  }

  @Test
  void aNameIsDeclaredOnce() {
    RungeKuttaOptimizer twice =
        HandWrittenHeun.builder()
            .learningRate(0.1)
            .momentum(
                state -> {
                  state.vector("m");
                  state.vector("m");
                  return (direction, h, loss) -> {};
                })
            .build();
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> twice.step(objective));
    assertThat(thrown).hasMessageThat().isEqualTo("the vector momentum/m is declared twice");
  }
}

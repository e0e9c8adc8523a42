package org.kutta.files;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writer at random moments, as the operating system does when memory is short. */
final class KilledWriterTest {

  /** 20 by default, 200 in the profile {@code stress}. */
  private static final int KILLS = Integer.getInteger("kutta.kills", 20);

  @TempDir Path folder;

  @Test
  void aKilledWriterLeavesTheOldContentOrTheNewOne() throws Exception {
    Path file = folder.resolve("state");
    DurableFile.at(file).write(WriterProcess.content(0));
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = WriterProcess.start("loop", file);
      assertThat(writer.getInputStream().read()).isEqualTo('.');
      Thread.sleep(random.nextInt(30), random.nextInt(1_000_000));
      writer.destroyForcibly().waitFor();
      List<String> lines = Files.readAllLines(file);
      String number = lines.get(1).substring("line of ".length());
      assertWithMessage("kill %s, seed %s", kill, seed)
          .that(Files.readString(file))
          .isEqualTo(WriterProcess.content(Integer.parseInt(number)));
    }
    DurableFile.at(file).write("the last word");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  @Test
  void aKilledWriterOfASetLeavesTheOldSetOrTheNewOne() throws Exception {
    WriterProcess.set(folder, 0, Disk.REAL).write();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = WriterProcess.start("sets", folder);
      assertThat(writer.getInputStream().read()).isEqualTo('.');
      Thread.sleep(random.nextInt(40), random.nextInt(1_000_000));
      writer.destroyForcibly().waitFor();
      DurableSet.recover(folder);
      // Temporary files of a set that did not come to its journal wait for the next writer.
      Map<String, String> contents = DurableSetTest.contents(folder);
      contents.keySet().removeIf(name -> name.endsWith(".kutta-new"));
      assertThat(contents).hasSize(WriterProcess.SET);
      assertWithMessage("kill %s, seed %s", kill, seed)
          .that(contents.values().stream().distinct().count())
          .isEqualTo(1);
    }
  }
}

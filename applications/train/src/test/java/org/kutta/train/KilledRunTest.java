package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that SIGKILL ended again and again, most often inside a checkpoint: it writes one after
 * every step.
 */
final class KilledRunTest {

  /** This command and {@code kutta experiment} share the kills. */
  private static final int KILLS = Integer.getInteger("kutta.kills", 20) / 2;

  private static final int LONGEST_MILLIS = 300;

  @TempDir private Path directory;

  @Test
  void goesOnToTheFiguresOfAnUninterruptedRun() throws IOException, InterruptedException {
    Path data = directory.resolve("data");
    TinyData.writeTo(data);
    List<List<String>> uninterrupted =
        CommandRun.of(ChildRun.options(data, "--no-checkpoint")).figures();
    Random random = new Random(11);
    int kills = 0;
    while (kills < KILLS) {
      Path run = directory.resolve("run");
      boolean ended = false;
      while (kills < KILLS && !ended) {
        String before = ChildRun.state(run);
        ChildRun child = ChildRun.begin(directory, arguments(data, run, before));
        child.awaitChange(run, before);
        Thread.sleep(random.nextInt(LONGEST_MILLIS));
        ChildRun.Ended killed = child.kill();
        ended = killed.exitCode() == 0;
        assertWithMessage(killed.err()).that(killed.exitCode()).isAnyOf(0, 137);
        kills++;
      }
      if (!ended) {
        assertThat(Files.exists(run.resolve("run.json"))).isTrue();
        CommandRun resumed =
            CommandRun.of(ChildRun.options(data, run, "--checkpoint-every=60", "--resume"));
        assertWithMessage(resumed.err()).that(resumed.exitCode()).isEqualTo(0);
        assertThat(resumed.figures()).isEqualTo(uninterrupted);
        assertThat(Files.exists(run)).isFalse();
      }
    }
  }

  private static String[] arguments(Path data, Path run, String state) {
    return state.isEmpty()
        ? ChildRun.options(data, run, "--checkpoint-every=0")
        : ChildRun.options(data, run, "--checkpoint-every=0", "--resume");
  }
}

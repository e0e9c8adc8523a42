package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.runtime.RungeKuttaOptimizer;

/** Kills a process that saves its optimizer at random moments, and restores what is there. */
class KilledSaveTest {

  /** 20 by default, 200 in the profile {@code stress}. */
  private static final int KILLS = Integer.getInteger("kutta.kills", 20);

  @TempDir private Path folder;

  @Test
  void aKilledProcessLeavesTheStateOfSomeStep() throws Exception {
    Path file = folder.resolve("state");
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Process next = SavingProcess.start(file);
    for (int kill = 1; kill <= KILLS; kill++) {
      Process saving = next;
      try {
        assertThat(saving.getInputStream().read()).isEqualTo('r');
        // The next process starts while this one is tried: most of its time is that of a start.
        next = kill == KILLS ? saving : SavingProcess.start(file);
        saving.getOutputStream().write('g');
        saving.getOutputStream().flush();
        for (int saves = random.nextInt(3); saves >= 0; saves--) {
          assertThat(saving.getInputStream().read()).isEqualTo('.');
        }
        Thread.sleep(random.nextInt(12), random.nextInt(1_000_000));
      } finally {
        saving.destroyForcibly().waitFor();
      }
      requireState(file, "kill %d of seed %d".formatted(kill, seed));
    }
    step(SavingProcess.optimizer(), 1).save(file);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).containsExactly(file);
    }
  }

  private static void requireState(Path file, String context) throws IOException {
    RungeKuttaOptimizer restored = SavingProcess.optimizer();
    restored.restore(file, SavingProcess.objective());
    int steps = (int) restored.report().step();
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    step(SavingProcess.optimizer(), steps).save(expected);
    assertWithMessage(context).that(steps).isAtLeast(1);
    assertWithMessage(context).that(Files.readAllBytes(file)).isEqualTo(expected.toByteArray());
  }

  private static RungeKuttaOptimizer step(RungeKuttaOptimizer optimizer, int steps) {
    Bowl objective = SavingProcess.objective();
    for (int k = 0; k < steps; k++) {
      optimizer.step(objective);
    }
    return optimizer;
  }
}

package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.HandWrittenBackwardEuler;
import org.kutta.runtime.HandWrittenHeun;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.rate.StabilityAware;

/**
 * Files whose structure is damaged and whose checksums match: each is refused, with a message and
 * an optimizer that is as it was, or holds a state that an optimizer could have saved.
 */
class StateFuzzTest {

  /** 500 by default, 10,000 in the profile {@code stress}. */
  private static final int FILES = Integer.getInteger("kutta.fuzz.states", 500);

  private static final double[] VALUES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    -0.0,
    0,
    0.5,
    1,
    2,
    1e300,
    0x1p53,
    0x1p54,
    Double.MIN_VALUE
  };

  private static final long[] LENGTHS = {
    0,
    -1,
    1,
    7,
    9,
    16,
    1 << 20,
    Integer.MAX_VALUE,
    1L << 32,
    1L << 60,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  @TempDir private Path folder;

  /** Optimizers that remember all kinds of things. */
  enum Victim {
    EXPLICIT(
        () ->
            HandWrittenHeun.builder()
                .learningRate(StabilityAware.upTo(0.1))
                .preconditioner(Adam.standard())
                .momentum(Momentum.heavyBall(0.5).restartOnIncrease())
                .lookBack(0.5)
                .averaging(Averaging.exponential(0.5))
                .build()),
    MATRICES(
        () ->
            HandWrittenHeun.builder()
                .learningRate(0.1)
                .preconditioner(Muon.standard())
                .momentum(Momentum.nesterov(0.5))
                .build()),
    IMPLICIT(() -> HandWrittenBackwardEuler.builder().learningRate(0.1).build());

    private final Supplier<RungeKuttaOptimizer> optimizer;

    Victim(Supplier<RungeKuttaOptimizer> optimizer) {
      this.optimizer = optimizer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDamagedFileIsRefusedOrIsAState(Victim victim) throws IOException {
    Bowl valid = Bowl.ofDoubles();
    RungeKuttaOptimizer saving = victim.optimizer.get();
    for (int k = 0; k < 3; k++) {
      saving.step(valid);
    }
    byte[] file = bytes(saving);
    assertThat(StateBytes.of(file).file()).isEqualTo(file);

    Bowl objective = Bowl.ofDoubles();
    Bowl twinObjective = Bowl.ofDoubles();
    RungeKuttaOptimizer optimizer = victim.optimizer.get();
    RungeKuttaOptimizer twin = victim.optimizer.get();
    optimizer.step(objective);
    twin.step(twinObjective);
    byte[] before = bytes(optimizer);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int accepted = 0;
    for (int k = 0; k < FILES; k++) {
      byte[] damaged = damaged(file, random);
      String context = "file %d of seed %d".formatted(k, seed);
      boolean section = random.nextBoolean();
      String message =
          section ? section(damaged, optimizer, objective) : file(damaged, optimizer, objective);
      if (message.isEmpty()) {
        accepted++;
        requireState(context, damaged, optimizer, section);
        optimizer.restore(new ByteArrayInputStream(before), objective, Changes.NONE);
      } else {
        assertWithMessage(context).that(message).matches("[^\\p{Cntrl}]+(\n[^\\p{Cntrl}]+)*");
        assertWithMessage(context).that(message.length()).isLessThan(3000);
      }
      assertWithMessage(context).that(bytes(optimizer)).isEqualTo(before);
    }
    assertThat(accepted).isLessThan(FILES / 2);
    optimizer.step(objective);
    twin.step(twinObjective);
    assertThat(objective.parameters().toDoubleArray())
        .isEqualTo(twinObjective.parameters().toDoubleArray());
    assertThat(bytes(optimizer)).isEqualTo(bytes(twin));
  }

  /** An accepted file says the same as what the optimizer saves now. */
  private static void requireState(
      String context, byte[] damaged, RungeKuttaOptimizer optimizer, boolean section)
      throws IOException {
    StateBytes now = StateBytes.of(bytes(optimizer));
    StateBytes there = StateBytes.of(damaged);
    assertWithMessage(context).that(there.numbers).hasSize(now.numbers.size());
    // Stages of a function that no one promises to be the same one are forgotten.
    boolean forgets =
        there.numbers.stream()
            .anyMatch(number -> number.name.endsWith("identity is lasting") && number.value == 0);
    for (StateBytes.Number number : there.numbers) {
      if (forgets && number.name.contains("/stages/")) {
        continue;
      }
      assertWithMessage(context + " " + number.name)
          .that(now.number(number.name).value)
          .isEqualTo(number.value);
    }
    assertWithMessage(context).that(there.vectors).hasSize(now.vectors.size());
    for (StateBytes.VectorPart vector : there.vectors) {
      if (forgets && vector.name.contains("/stages/")) {
        continue;
      }
      assertWithMessage(context + " " + vector.name)
          .that(now.vector(vector.name).entries)
          .isEqualTo(vector.entries);
    }
    if (!section) {
      assertWithMessage(context).that(there.file()).isEqualTo(damaged);
    }
  }

  private static byte[] bytes(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    optimizer.save(out);
    return out.toByteArray();
  }

  private static String section(byte[] damaged, RungeKuttaOptimizer optimizer, Bowl objective) {
    try {
      optimizer.restore(new ByteArrayInputStream(damaged), objective, Changes.NONE);
      return "";
    } catch (IOException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String file(byte[] damaged, RungeKuttaOptimizer optimizer, Bowl objective)
      throws IOException {
    Path file = folder.resolve("state");
    Files.write(file, damaged);
    try {
      optimizer.restore(file, objective);
      return "";
    } catch (IOException | IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static byte[] damaged(byte[] file, Random random) throws IOException {
    StateBytes state = StateBytes.of(file);
    for (int times = random.nextInt(3); times >= 0; times--) {
      damage(state, random);
    }
    byte[] header = state.header();
    for (int times = random.nextInt(4) - 2; times > 0; times--) {
      // A byte of the structure itself: a count, a length, a tag, a letter.
      header[random.nextInt(header.length)] = (byte) random.nextInt(256);
    }
    return state.file(header);
  }

  private static void damage(StateBytes state, Random random) {
    if (state.settings.isEmpty() || state.vectors.isEmpty()) {
      return; // Nothing is left to damage.
    }
    switch (random.nextInt(28)) {
      case 0 -> pick(state.settings, random)[random.nextInt(3)] = word(random);
      case 1 -> state.settings.remove(pick(state.settings, random));
      case 2 -> state.settings.add(pick(state.settings, random));
      case 3 -> Collections.shuffle(state.settings, random);
      case 4 -> state.type = random.nextBoolean() ? "FLOAT" : word(random);
      case 5 -> state.length = pick(LENGTHS, random);
      case 6 -> pick(state.blocks, random).offset = pick(LENGTHS, random);
      case 7 -> pick(state.blocks, random).shape.set(0, pick(LENGTHS, random));
      case 8 -> pick(state.blocks, random).order = random.nextInt(256);
      case 9 -> pick(state.blocks, random).trained = random.nextInt(3);
      case 10 -> state.blocks.add(random.nextInt(2), pick(state.blocks, random));
      case 11, 12, 13 -> pick(state.numbers, random).value = VALUES[random.nextInt(VALUES.length)];
      case 14 -> state.numbers.remove(pick(state.numbers, random));
      case 15 ->
          pick(state.numbers, random).name =
              random.nextBoolean() ? word(random) : pick(state.numbers, random).name;
      case 16 -> state.numbers.add(pick(state.numbers, random));
      case 17 -> state.version = random.nextInt(4);
      case 18 -> state.headerMore = random.nextInt(9) - 4;
      case 19 -> Collections.shuffle(state.numbers, random);
      default -> damageVectors(state, random);
    }
  }

  private static void damageVectors(StateBytes state, Random random) {
    StateBytes.VectorPart vector = pick(state.vectors, random);
    switch (random.nextInt(12)) {
      case 0 -> vector.length = pick(LENGTHS, random);
      case 1 -> vector.present = random.nextInt(3);
      case 2 -> vector.name = word(random);
      case 3 -> state.vectors.remove(vector);
      case 4 -> state.vectors.add(vector);
      case 5 -> Collections.shuffle(state.vectors, random);
      case 6 -> vector.entries = new byte[random.nextInt(200)];
      case 7 -> random.nextBytes(vector.entries);
      default -> {
        int at = random.nextInt(Math.max(1, vector.entries.length / Double.BYTES)) * Double.BYTES;
        if (at + Double.BYTES <= vector.entries.length) {
          ByteBuffer.wrap(vector.entries).putDouble(at, VALUES[random.nextInt(VALUES.length)]);
        }
      }
    }
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static long pick(long[] array, Random random) {
    return array[random.nextInt(array.length)];
  }

  private static String word(Random random) {
    String[] words = {
      "", "m", "\u001b[31m", "\n\n", "run/step", "x".repeat(5000), "\uD800", "\u2028"
    };
    return words[random.nextInt(words.length)];
  }
}

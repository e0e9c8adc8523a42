package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every chunk of a call is done once, by whichever lane. */
final class LanesTest {

  /** Enough operations that any call is worth sharing and waking for. */
  private static final int MANY = 1000;

  @ParameterizedTest
  @CsvSource({"1, 100", "2, 1", "2, 100", "3, 2", "3, 1000", "7, 5"})
  void everyChunkIsDoneOnce(int count, int chunks) {
    Lanes lanes = new Lanes(count);
    for (int call = 0; call < 3000; call++) {
      assertThat(timesDone(lanes, chunks, call % 40)).isEqualTo("1".repeat(chunks));
    }
  }

  @Test
  void callersThatFindTheLanesTakenWorkAlone() throws InterruptedException, ExecutionException {
    Lanes lanes = new Lanes(3);
    Callable<Integer> caller =
        () -> {
          int wrong = 0;
          for (int call = 0; call < 2000; call++) {
            wrong += timesDone(lanes, 50, 5).equals("1".repeat(50)) ? 0 : 1;
          }
          return wrong;
        };
    ExecutorService callers = Executors.newFixedThreadPool(3);
    try {
      for (Future<Integer> wrong : callers.invokeAll(List.of(caller, caller, caller))) {
        assertThat(wrong.get()).isEqualTo(0);
      }
    } finally {
      callers.shutdown();
    }
  }

  @Test
  void eachChunkIsDoneByALaneThatExists() {
    Lanes lanes = new Lanes(3);
    AtomicInteger strangers = new AtomicInteger();
    for (int call = 0; call < 500; call++) {
      lanes.perform(
          (lane, chunk) -> {
            boolean known = lane >= 0 && lane < 3;
            strangers.addAndGet(known ? 0 : 1);
          },
          20,
          MANY);
    }
    assertThat(strangers.get()).isEqualTo(0);
  }

  @Test
  void whatGoesWrongInALaneIsThrownAndTheNextCallSucceeds() {
    Lanes lanes = new Lanes(3);
    for (int failing = 0; failing < 30; failing++) {
      int chunkThatFails = failing;
      ArithmeticException thrown =
          assertThrows(
              ArithmeticException.class,
              () ->
                  lanes.perform(
                      (lane, chunk) -> {
                        if (chunk == chunkThatFails) {
                          throw new ArithmeticException("chunk " + chunk);
                        }
                      },
                      30,
                      MANY));
      assertThat(thrown).hasMessageThat().isEqualTo("chunk " + failing);
      assertWithMessage("after chunk %s failed", failing)
          .that(timesDone(lanes, 30, 0))
          .isEqualTo("1".repeat(30));
    }
  }

  private static String timesDone(Lanes lanes, int chunks, int spins) {
    AtomicIntegerArray done = new AtomicIntegerArray(chunks);
    lanes.perform(
        (lane, chunk) -> {
          for (int spin = 0; spin < spins; spin++) {
            Thread.onSpinWait();
          }
          done.incrementAndGet(chunk);
        },
        chunks,
        MANY);
    StringBuilder times = new StringBuilder();
    for (int chunk = 0; chunk < chunks; chunk++) {
      times.append(done.get(chunk));
    }
    return times.toString();
  }
}

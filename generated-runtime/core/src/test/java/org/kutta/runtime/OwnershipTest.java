package org.kutta.runtime;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.vector.Vector;

/** An optimizer has one owner at a time; a thread that only reads waits for it. */
@Timeout(60)
class OwnershipTest {

  /** Each public entry, as one call. */
  private enum Entry {
    STEP {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) {
        optimizer.step(objective);
      }
    },
    RESTORE {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) throws IOException {
        optimizer.restore(file, objective);
      }
    },
    AVERAGED {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) {
        optimizer.withAveragedParameters(objective, () -> 0);
      }
    },
    START_EPOCH {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) {
        optimizer.startEpoch(3);
      }
    },
    PARAMETERS_CHANGED {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) {
        optimizer.parametersChanged();
      }
    },
    SAVE {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) throws IOException {
        optimizer.save(file);
      }
    },
    SAVE_TO_STREAM {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) throws IOException {
        optimizer.save(new ByteArrayOutputStream());
      }
    },
    READ_AVERAGE {
      @Override
      void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file) {
        optimizer.averagedParameters();
      }
    };

    abstract void call(RungeKuttaOptimizer optimizer, Parabola objective, Path file)
        throws IOException;
  }

  /** L = ½ θ²; an evaluation can be made to wait, or to do something else first. */
  private static final class Parabola implements Objective {
    private final Vector theta = Vector.of(1.0);
    private final Vector gradient = Vector.of(0.0);
    private volatile Runnable first = () -> {};

    @Override
    public Vector parameters() {
      return theta;
    }

    @Override
    public Vector gradient() {
      return gradient;
    }

    @Override
    public double evaluate() {
      first.run();
      gradient.copy(theta);
      return 0.5 * theta.get(0) * theta.get(0);
    }
  }

  /** Where one thread waits until another has seen it there. */
  private static final class Gate {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    void pass() {
      reached.countDown();
      await(opened);
    }

    void awaitSomeone() {
      await(reached);
    }

    void open() {
      opened.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  @TempDir private Path folder;

  private final ExecutorService other =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "other"));

  @AfterEach
  void endOtherThread() {
    other.shutdownNow();
  }

  private static OptimizerBuilder builder() {
    return HandWrittenHeun.builder().learningRate(0.5).averaging(Averaging.tail(0));
  }

  private static RungeKuttaOptimizer stepped(Parabola objective) {
    RungeKuttaOptimizer optimizer = builder().build();
    optimizer.step(objective);
    optimizer.step(objective);
    return optimizer;
  }

  private static byte[] saved(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    optimizer.save(bytes);
    return bytes.toByteArray();
  }

  private Path file() {
    return folder.resolve("state");
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"STEP", "RESTORE", "AVERAGED", "START_EPOCH", "PARAMETERS_CHANGED"})
  void aSecondThreadIsRefusedWhileAStepIsUnderWay(Entry entry) throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = stepped(objective);
    optimizer.save(file());
    Parabola alone = new Parabola();
    RungeKuttaOptimizer undisturbed = stepped(alone);
    undisturbed.step(alone);
    Gate gate = new Gate();
    objective.first = gate::pass;
    Future<?> step = other.submit(() -> optimizer.step(objective));
    gate.awaitSomeone();

    IllegalStateException refusal =
        assertThrows(
            IllegalStateException.class, () -> entry.call(optimizer, new Parabola(), file()));

    objective.first = () -> {};
    gate.open();
    step.get();
    assertThat(refusal).hasMessageThat().startsWith("HandWrittenHeun: ");
    assertThat(refusal)
        .hasMessageThat()
        .contains(
            "of thread \"%s\" is refused, since step of thread \"other\" is under way"
                .formatted(Thread.currentThread().getName()));
    assertThat(objective.theta.get(0)).isEqualTo(alone.theta.get(0));
    assertThat(saved(optimizer)).isEqualTo(saved(undisturbed));
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"SAVE", "SAVE_TO_STREAM", "READ_AVERAGE"})
  void whoOnlyReadsWaitsForTheStepToEnd(Entry entry) throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = stepped(objective);
    Gate gate = new Gate();
    objective.first = gate::pass;
    List<Long> steps = new ArrayList<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                entry.call(optimizer, objective, file());
                steps.add(optimizer.report().step());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    Future<?> step = other.submit(() -> optimizer.step(objective));
    gate.awaitSomeone();
    reader.start();
    while (reader.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(steps).isEmpty();
    objective.first = () -> {};
    gate.open();
    step.get();
    reader.join();
    assertThat(steps).containsExactly(3L);
  }

  @Test
  void whatAShutdownHookSavesIsTheStateBetweenTwoSteps() throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = builder().build();
    optimizer.step(objective);
    Future<?> training =
        other.submit(
            () -> {
              while (!Thread.interrupted()) {
                objective.theta.put(0, 1.0);
                optimizer.step(objective);
              }
            });
    for (int k = 0; k < 50; k++) {
      optimizer.save(file());
      RungeKuttaOptimizer restored = builder().build();
      restored.restore(file(), new Parabola());
      // Each of the steps starts at 1 and ends at 0.625, and so does their mean.
      assertThat(restored.averagedParameters().get(0)).isWithin(1e-12).of(0.625);
      assertThat(restored.report().totalEvaluations()).isEqualTo(2 * restored.report().step());
    }
    training.cancel(true);
  }

  @Test
  void aSaveThatIsInterruptedEndsAndTheStepGoesOn() throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = stepped(objective);
    Gate gate = new Gate();
    objective.first = gate::pass;
    Future<?> step = other.submit(() -> optimizer.step(objective));
    gate.awaitSomeone();
    Thread.currentThread().interrupt();
    InterruptedIOException thrown =
        assertThrows(InterruptedIOException.class, () -> optimizer.save(file()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).hasMessageThat().contains("waited for the end of step of thread \"other\"");
    assertThat(Files.exists(file())).isFalse();
    objective.first = () -> {};
    gate.open();
    step.get();
    optimizer.step(objective);
    assertThat(optimizer.report().step()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Entry.class)
  void theObjectiveMayNotCallItsOptimizer(Entry entry) throws Exception {
    insideAStep(entry, call -> builder(), true);
  }

  @ParameterizedTest
  @EnumSource(Entry.class)
  void aLearningRateMayNotCallItsOptimizer(Entry entry) throws Exception {
    insideAStep(
        entry,
        call ->
            builder()
                .learningRate(
                    (step, epoch) -> {
                      if (step == 2) {
                        call.run();
                      }
                      return 0.5;
                    }),
        false);
  }

  @ParameterizedTest
  @EnumSource(Entry.class)
  void aPreconditionerMayNotCallItsOptimizer(Entry entry) throws Exception {
    int[] begun = {0};
    insideAStep(
        entry,
        call ->
            builder()
                .preconditioner(
                    state ->
                        new Preconditioner.Action() {
                          @Override
                          public void begin(org.kutta.runtime.vector.Vector gradient) {
                            if (++begun[0] == 3) {
                              call.run();
                            }
                          }
                        }),
        false);
  }

  private interface Configuration {
    OptimizerBuilder with(Runnable call);
  }

  private void insideAStep(Entry entry, Configuration configuration, boolean inObjective)
      throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer[] optimizer = new RungeKuttaOptimizer[1];
    Runnable call =
        () -> {
          try {
            entry.call(optimizer[0], objective, file());
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        };
    optimizer[0] = configuration.with(call).build();
    optimizer[0].step(objective);
    optimizer[0].step(objective);
    optimizer[0].save(file());
    byte[] before = saved(optimizer[0]);
    double theta = objective.theta.get(0);
    if (inObjective) {
      objective.first = call;
    }
    StepFailedException failure =
        assertThrows(StepFailedException.class, () -> optimizer[0].step(objective));
    assertThat(failure).hasCauseThat().isInstanceOf(IllegalStateException.class);
    assertThat(failure).hasCauseThat().hasMessageThat().contains("from inside its own step");
    assertThat(saved(optimizer[0])).isEqualTo(before);
    assertThat(objective.theta.get(0)).isEqualTo(theta);
    objective.first = () -> {};
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"STEP", "RESTORE"},
      mode = EnumSource.Mode.EXCLUDE)
  void aListenerMayDoAllButStepAndRestore(Entry entry) throws IOException {
    Parabola objective = new Parabola();
    List<String> heard = new ArrayList<>();
    RungeKuttaOptimizer optimizer =
        builder()
            .listener(
                (o, report) -> {
                  try {
                    entry.call(o, objective, file());
                    heard.add("step " + report.step());
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .build();
    optimizer.step(objective);
    optimizer.step(objective);
    assertThat(heard).containsExactly("step 1", "step 2").inOrder();
    assertThat(objective.theta.get(0)).isEqualTo(0.625 * 0.625);
    if (entry == Entry.SAVE) {
      RungeKuttaOptimizer restored = builder().build();
      restored.restore(file(), objective);
      assertThat(restored.report().step()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"STEP", "RESTORE"})
  void aListenerMayNeitherStepNorRestore(Entry entry) throws IOException {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer =
        builder()
            .listener(
                (o, report) -> {
                  try {
                    entry.call(o, objective, file());
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                })
            .build();
    stepped(new Parabola()).save(file());
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> optimizer.step(objective));
    assertThat(thrown).hasMessageThat().contains("is refused from inside a listener");
    assertThat(optimizer.report().step()).isEqualTo(1);
    assertThat(objective.theta.get(0)).isEqualTo(0.625);
  }

  @Test
  void anotherThreadMaySaveWhileAListenerRuns() throws Exception {
    Parabola objective = new Parabola();
    List<Long> steps = new ArrayList<>();
    RungeKuttaOptimizer optimizer =
        builder()
            .listener(
                (o, report) -> {
                  Callable<Void> hook =
                      () -> {
                        o.save(file());
                        return null;
                      };
                  try {
                    // As System.exit in a listener waits for shutdown hooks.
                    other.submit(hook).get();
                    steps.add(report.step());
                  } catch (InterruptedException | ExecutionException e) {
                    throw new AssertionError(e);
                  }
                })
            .build();
    optimizer.step(objective);
    optimizer.step(objective);
    assertThat(steps).containsExactly(1L, 2L).inOrder();
  }

  @ParameterizedTest
  @EnumSource(
      value = Entry.class,
      names = {"READ_AVERAGE"},
      mode = EnumSource.Mode.EXCLUDE)
  void whileTheAverageStandsInTheParametersNothingMayBeCalled(Entry entry) throws IOException {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = stepped(objective);
    optimizer.save(file());
    byte[] before = saved(optimizer);
    double theta = objective.theta.get(0);
    optimizer.withAveragedParameters(
        objective,
        () -> {
          assertThat(objective.theta.get(0)).isEqualTo((0.625 + 0.625 * 0.625) / 2);
          IllegalStateException refusal =
              assertThrows(
                  IllegalStateException.class, () -> entry.call(optimizer, objective, file()));
          assertThat(refusal)
              .hasMessageThat()
              .contains("is refused from inside withAveragedParameters");
          assertThat(optimizer.averagedParameters().get(0)).isEqualTo(objective.theta.get(0));
          return null;
        });
    assertThat(objective.theta.get(0)).isEqualTo(theta);
    assertThat(saved(optimizer)).isEqualTo(before);
  }

  @Test
  void manyThreadsThatStepAtOnceAreRefusedOrMakeWholeSteps() throws Exception {
    Parabola objective = new Parabola();
    RungeKuttaOptimizer optimizer = builder().build();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Integer>> made = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      made.add(
          threads.submit(
              () -> {
                int steps = 0;
                for (int k = 0; k < 2000; k++) {
                  try {
                    optimizer.step(objective);
                    steps++;
                  } catch (IllegalStateException refusal) {
                    assertWithMessage("of a step")
                        .that(refusal)
                        .hasMessageThat()
                        .contains("is refused, since");
                  }
                }
                return steps;
              }));
    }
    int steps = 0;
    for (Future<Integer> count : made) {
      steps += count.get();
    }
    threads.shutdown();
    Parabola alone = new Parabola();
    RungeKuttaOptimizer undisturbed = builder().build();
    for (int k = 0; k < steps; k++) {
      undisturbed.step(alone);
    }
    assertThat(optimizer.report().step()).isEqualTo(steps);
    assertThat(objective.theta.get(0)).isEqualTo(alone.theta.get(0));
    assertThat(saved(optimizer)).isEqualTo(saved(undisturbed));
  }
}

package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepReport;
import org.kutta.runtime.state.Changes;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A run that is stopped and resumed, however often and wherever, is the run that was never
 * interrupted: parameters, report, counters and averages agree bit for bit.
 */
class ResumedRunTest {

  private static final int STEPS = 6;

  static List<Composition> compositions() {
    return Stream.concat(Composition.all().stream(), Composition.implicit().stream()).toList();
  }

  /** A run of one composition on one kind of objective. */
  private record Run(Composition composition, DataType type, boolean batches) {

    List<List<Double>> uninterrupted() {
      Ripples objective = new Ripples(type);
      RungeKuttaOptimizer optimizer = composition.build();
      List<List<Double>> seen = new ArrayList<>();
      for (int k = 0; k < STEPS; k++) {
        seen.add(step(optimizer, objective, k));
      }
      return seen;
    }

    List<Double> step(RungeKuttaOptimizer optimizer, Ripples objective, int step) {
      if (step % 2 == 0) {
        optimizer.startEpoch(step / 2); // At odd steps the epoch is one that was restored.
      }
      optimizer.step(objective);
      if (batches) {
        objective.nextBatch();
      }
      return values(optimizer, objective);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalIfStoppedOnceAnywhere(Composition composition) throws IOException {
    Run run = new Run(composition, DataType.DOUBLE, false);
    List<List<Double>> expected = run.uninterrupted();
    Ripples stopped = new Ripples(DataType.DOUBLE);
    RungeKuttaOptimizer saving = composition.build();
    for (int stop = 1; stop < STEPS; stop++) {
      run.step(saving, stopped, stop - 1);
      Ripples resumed = stopped.restarted();
      RungeKuttaOptimizer restored = restarted(saving, composition, resumed);
      assertThat(values(restored, resumed)).isEqualTo(expected.get(stop - 1));
      for (int k = stop; k < STEPS; k++) {
        assertWithMessage("stopped after %s, step %s", stop, k + 1)
            .that(run.step(restored, resumed, k))
            .isEqualTo(expected.get(k));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalIfStoppedAtEveryStep(Composition composition) throws IOException {
    stopped(new Run(composition, DataType.DOUBLE, false), step -> 1);
    stopped(new Run(composition, DataType.FLOAT, true), step -> 1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalIfStoppedTwiceInARow(Composition composition) throws IOException {
    stopped(new Run(composition, DataType.DOUBLE, false), step -> 2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalIfStoppedAtRandom(Composition composition) throws IOException {
    int seed = composition.name().hashCode();
    Random random = new Random(seed);
    stopped(new Run(composition, DataType.FLOAT, seed % 2 == 0), step -> random.nextInt(3));
  }

  private interface Stops {
    int after(int step);
  }

  private void stopped(Run run, Stops stops) throws IOException {
    List<List<Double>> expected = run.uninterrupted();
    Ripples objective = new Ripples(run.type());
    RungeKuttaOptimizer optimizer = run.composition().build();
    for (int k = 0; k < STEPS; k++) {
      assertWithMessage("step %s of %s", k + 1, run)
          .that(run.step(optimizer, objective, k))
          .isEqualTo(expected.get(k));
      for (int stop = stops.after(k); stop > 0; stop--) {
        objective = objective.restarted();
        optimizer = restarted(optimizer, run.composition(), objective);
      }
    }
  }

  /** Saves, restores into a new optimizer, and sees that saving it gives the same bytes. */
  private RungeKuttaOptimizer restarted(
      RungeKuttaOptimizer optimizer, Composition composition, Ripples objective)
      throws IOException {
    byte[] saved = saved(optimizer);
    RungeKuttaOptimizer restored = composition.build();
    restored.restore(new ByteArrayInputStream(saved), objective, Changes.NONE);
    assertThat(saved(restored)).isEqualTo(saved);
    return restored;
  }

  private static byte[] saved(RungeKuttaOptimizer optimizer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    optimizer.save(out);
    return out.toByteArray();
  }

  /** Returns parameters, all that the report says, and the average where there is one. */
  private static List<Double> values(RungeKuttaOptimizer optimizer, Ripples objective) {
    StepReport report = optimizer.report();
    List<Double> values =
        new ArrayList<>(
            List.of(
                (double) report.step(),
                report.loss(),
                report.learningRate(),
                (double) report.evaluations(),
                (double) report.totalEvaluations(),
                (double) report.sweeps(),
                (double) report.hessianProducts(),
                (double) report.totalHessianProducts(),
                (double) report.rejections(),
                report.errorNorm()));
    for (double theta : objective.parameterArray().toDoubleVector()) {
      values.add(theta);
    }
    if (optimizer.hasAverage()) {
      for (double mean : optimizer.averagedParameters().toDoubleArray()) {
        values.add(mean);
      }
    }
    return values;
  }
}

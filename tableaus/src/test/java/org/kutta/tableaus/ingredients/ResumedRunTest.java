package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StepReport;
import org.nd4j.linalg.api.buffer.DataType;

/** A run that is stopped and resumed at any step is the run that was never interrupted. */
class ResumedRunTest {

  private static final int STEPS = 5;

  @TempDir private Path folder;

  static List<Composition> compositions() {
    return Stream.concat(Composition.all().stream(), Composition.implicit().stream()).toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalInDouble(Composition composition) throws IOException {
    compare(composition, DataType.DOUBLE, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalInFloat(Composition composition) throws IOException {
    compare(composition, DataType.FLOAT, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void isBitIdenticalOnMiniBatches(Composition composition) throws IOException {
    compare(composition, DataType.FLOAT, true);
  }

  private void compare(Composition composition, DataType type, boolean batches) throws IOException {
    Ripples objective = new Ripples(type);
    RungeKuttaOptimizer optimizer = composition.build();
    double[][] expected = new double[STEPS][];
    for (int k = 0; k < STEPS; k++) {
      step(optimizer, objective, batches);
      expected[k] = values(optimizer, objective);
    }
    Ripples stopped = new Ripples(type);
    RungeKuttaOptimizer saving = composition.build();
    for (int stop = 1; stop < STEPS; stop++) {
      step(saving, stopped, batches);
      Path file = folder.resolve("state" + stop);
      saving.save(file);
      Ripples resumed = stopped.restarted();
      RungeKuttaOptimizer restored = composition.build();
      restored.restore(file, resumed);
      assertThat(restored.report().step()).isEqualTo(stop);
      for (int k = stop; k < STEPS; k++) {
        step(restored, resumed, batches);
        assertWithMessage("stopped after %s, step %s", stop, k + 1)
            .that(values(restored, resumed))
            .isEqualTo(expected[k]);
      }
    }
  }

  private static void step(RungeKuttaOptimizer optimizer, Ripples objective, boolean batches) {
    optimizer.step(objective);
    if (batches) {
      objective.nextBatch();
    }
  }

  /** Returns parameters, what the report says of the step, and the average where there is one. */
  private static double[] values(RungeKuttaOptimizer optimizer, Ripples objective) {
    StepReport report = optimizer.report();
    DoubleStream seen =
        DoubleStream.of(
            report.loss(), report.learningRate(), report.rejections(), report.hessianProducts());
    DoubleStream theta = DoubleStream.of(objective.parameters().toDoubleVector());
    DoubleStream mean =
        optimizer.hasAverage()
            ? DoubleStream.of(optimizer.averagedParameters().toDoubleVector())
            : DoubleStream.empty();
    return DoubleStream.concat(DoubleStream.concat(theta, seen), mean).toArray();
  }
}

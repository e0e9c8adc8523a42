package org.kutta.tableaus.ingredients;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.state.Changes;
import org.kutta.runtime.vector.ElementType;
import org.nd4j.linalg.api.buffer.DataType;

/** Every ingredient composes on Java arrays too, and does there what it does on ND4J arrays. */
class MemoriesTest {

  private static final int STEPS = 8;

  static List<Composition> compositions() {
    List<Composition> all = new ArrayList<>(Composition.all());
    all.addAll(Composition.implicit());
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void trajectoriesAreEqualToRounding(Composition composition) {
    assertSame(composition, ElementType.DOUBLE, DataType.DOUBLE, 1e-11);
    assertSame(composition, ElementType.FLOAT, DataType.FLOAT, 2e-3);
  }

  private static void assertSame(
      Composition composition, ElementType type, DataType theirs, double tolerance) {
    ArrayRipples arrays = new ArrayRipples(type);
    Ripples nd4j = new Ripples(theirs);
    RungeKuttaOptimizer onArrays = composition.build();
    RungeKuttaOptimizer onNd4j = composition.build();
    for (int step = 1; step <= STEPS; step++) {
      onArrays.step(arrays);
      onNd4j.step(nd4j);
      assertWithMessage("%s, step %s", type, step)
          .that(arrays.parameters().toDoubleArray())
          .usingTolerance(tolerance)
          .containsExactly(nd4j.parameters().toDoubleArray())
          .inOrder();
      if (!onArrays.activeMethod().structure().isImplicit()) {
        // Sweeps of an iteration end at a tolerance, one sooner or later.
        assertThat(onArrays.report().evaluations()).isEqualTo(onNd4j.report().evaluations());
      }
      arrays.nextBatch();
      nd4j.nextBatch();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("compositions")
  void runsOnArraysAreResumedBitForBit(Composition composition) throws IOException {
    for (ElementType type : ElementType.values()) {
      ArrayRipples through = new ArrayRipples(type);
      ArrayRipples stopped = new ArrayRipples(type);
      RungeKuttaOptimizer uninterrupted = composition.build();
      RungeKuttaOptimizer interrupted = composition.build();
      for (int step = 1; step <= STEPS; step++) {
        uninterrupted.step(through);
        interrupted.step(stopped);
        stopped = stopped.restarted();
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        interrupted.save(saved);
        interrupted = composition.build();
        interrupted.restore(new ByteArrayInputStream(saved.toByteArray()), stopped, Changes.NONE);
        assertWithMessage("%s, step %s", type, step)
            .that(stopped.parameters().toDoubleArray())
            .isEqualTo(through.parameters().toDoubleArray());
        through.nextBatch();
        stopped.nextBatch();
      }
    }
  }
}

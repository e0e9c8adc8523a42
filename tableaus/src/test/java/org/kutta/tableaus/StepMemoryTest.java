package org.kutta.tableaus;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.nd4j.Nd4jVector;
import org.kutta.runtime.Objective;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** Explicit steps allocate nothing, at any length, neither in the heap nor outside. */
class StepMemoryTest {

  private static final String STABILISED = "ChebyshevDescent";
  private static final int STEPS = 100;

  /** One object in all those steps would be seen; the counter itself may make one. */
  private static final long NOTHING = 100;

  @ParameterizedTest
  @CsvSource({
    "Euler, FLOAT, 1000",
    "ClassicalRk4, FLOAT, 1",
    "ClassicalRk4, FLOAT, 1000",
    "ClassicalRk4, FLOAT, 100003",
    "ClassicalRk4, FLOAT, 1000003",
    "ClassicalRk4, DOUBLE, 1000003",
    "BogackiShampine32, DOUBLE, 100003",
    "DormandPrince54, FLOAT, 100003",
    "SspRk104, FLOAT, 100003",
    "ChebyshevDescent, FLOAT, 100003",
    "ChebyshevDescent, DOUBLE, 1000"
  })
  void aStepAllocatesNothing(String name, DataType type, int n) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Free objective = new Free(type, n);
    RungeKuttaOptimizer optimizer = builder(name).learningRate(1e-3).build();
    takeSteps(optimizer, objective, n < 10_000 ? 20_000 : 200);
    assertWithMessage("bytes in %s steps", STEPS)
        .that(HeapMemory.allocatedBy(() -> takeSteps(optimizer, objective, STEPS)))
        .isLessThan(NOTHING);
  }

  @ParameterizedTest
  @CsvSource({"DormandPrince54", "BogackiShampine32"})
  void anEstimateOfTheErrorAllocatesNothing(String name) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Free objective = new Free(DataType.FLOAT, 100_003);
    RungeKuttaOptimizer optimizer = builder(name).learningRate(1e-3).estimateError().build();
    takeSteps(optimizer, objective, 200);
    assertThat(HeapMemory.allocatedBy(() -> takeSteps(optimizer, objective, STEPS)))
        .isLessThan(NOTHING);
  }

  @Test
  void memoryOfTheProcessStaysFlatOverAHundredThousandSteps() {
    Free objective = new Free(DataType.FLOAT, 10_000);
    RungeKuttaOptimizer optimizer = builder("ClassicalRk4").learningRate(1e-3).build();
    takeSteps(optimizer, objective, 20_000);
    long before = Pointer.physicalBytes();
    takeSteps(optimizer, objective, 100_000);
    // One vector kept in a thousand steps would be 4 MB.
    assertThat((Pointer.physicalBytes() - before) >> 20).isLessThan(4L);
  }

  private static OptimizerBuilder builder(String name) {
    return name.equals(STABILISED)
        ? ChebyshevDescent.builder(20, ChebyshevDescent.DAMPING)
        : RungeKuttaMethods.named(name).builder();
  }

  private static void takeSteps(RungeKuttaOptimizer optimizer, Objective objective, int steps) {
    for (int i = 0; i < steps; i++) {
      optimizer.step(objective);
    }
  }

  /** A gradient that costs nothing and never changes. */
  private record Free(Vector parameters, Vector gradient) implements Objective {

    Free(DataType type, long n) {
      this(
          Nd4jVector.over(Nd4j.ones(type, n)),
          Nd4jVector.over(Nd4j.valueArrayOf(new long[] {n}, 1e-6, type)));
    }

    @Override
    public double evaluate() {
      return 0;
    }
  }
}

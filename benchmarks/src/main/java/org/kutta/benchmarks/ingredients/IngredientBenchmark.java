package org.kutta.benchmarks.ingredients;

import java.util.concurrent.TimeUnit;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One whole step with one ingredient, and a gradient that takes no time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class IngredientBenchmark {

  /** A method of the standard library. */
  @Param({"Euler", "ClassicalRk4"})
  public String method;

  /** What is added to its step. */
  @Param public Ingredient ingredient;

  /** The parameters' type. */
  @Param("FLOAT")
  public DataType type;

  /** Entries of the parameter vector. */
  @Param("100000")
  public int n;

  private FreeLayer objective;
  private RungeKuttaOptimizer optimizer;

  /** Builds what is measured. */
  @Setup
  public void build() {
    OptimizerBuilder builder = RungeKuttaMethods.named(method).builder().learningRate(1e-3);
    ingredient.addTo(builder);
    optimizer = builder.build();
    objective = new FreeLayer(type, n);
  }

  /** The step. */
  @Benchmark
  public void step() {
    optimizer.step(objective);
  }
}

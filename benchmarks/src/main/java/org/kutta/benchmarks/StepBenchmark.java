package org.kutta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.stabilised.ChebyshevDescent;
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
import org.openjdk.jmh.infra.Blackhole;

/** One whole step with a gradient that takes no time: only the vector algebra is measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

  private static final double H = 1e-3;

  /** A method of the standard library, or stabilised descent. */
  @Param({
    "ClassicalRk4",
    "DormandPrince54",
    "BogackiShampine32",
    "SspRk104",
    ByHand.STABILISED,
    "Gauss4"
  })
  public String method;

  /** The parameters' type. */
  @Param({"FLOAT", "DOUBLE"})
  public DataType type;

  /** Entries of the parameter vector. */
  @Param({"1000", "100000", "1000000", "10000000"})
  public int n;

  /** How many cores generated steps may use, or all. */
  @Param("all")
  public String cores;

  private FreeGradient objective;
  private FreeArrayGradient arrays;
  private RungeKuttaOptimizer onArrays;
  private RungeKuttaOptimizer generated;
  private ByHand byHand;

  /** Allocates what is measured. */
  @Setup
  public void allocate() {
    if (!cores.equals("all")) {
      // Looked at once, when the first vector is made.
      System.setProperty("org.kutta.lanes", cores);
    }
    boolean stabilised = method.equals(ByHand.STABILISED);
    generated = optimizer();
    onArrays = optimizer();
    arrays = FreeArrayGradient.of(type, n);
    boolean implicit = !stabilised && Rows.of(method).isImplicit();
    objective =
        implicit
            ? FreeGradient.settling(type, n, generated.facts().stages(), Rows.SWEEPS)
            : FreeGradient.constant(type, n);
    byHand = stabilised ? new RecurrenceByHand(type, n) : new RowsByHand(Rows.of(method), type, n);
    if (implicit) {
      requireSweeps();
    }
  }

  private RungeKuttaOptimizer optimizer() {
    return method.equals(ByHand.STABILISED)
        ? ChebyshevDescent.builder(ByHand.STABILISED_STAGES, ChebyshevDescent.DAMPING)
            .learningRate(H)
            .build()
        : RungeKuttaMethods.named(method).builder().learningRate(H).build();
  }

  private void requireSweeps() {
    for (int step = 0; step < 3; step++) {
      generated.step(objective);
      if (generated.report().sweeps() != Rows.SWEEPS) {
        throw new IllegalStateException(
            "%d sweeps and not %d".formatted(generated.report().sweeps(), Rows.SWEEPS));
      }
    }
  }

  /** The generated class. */
  @Benchmark
  public void generated() {
    generated.step(objective);
  }

  /** The generated class on Java arrays, which uses one core. */
  @Benchmark
  public void arrays() {
    onArrays.step(arrays);
  }

  /** What a user writes first: a new array for every operation. */
  @Benchmark
  public void naive(Blackhole hole) {
    byHand.naive(objective, H, hole);
  }

  /** The same without garbage, as a careful user writes it: in place, and zeros left out. */
  @Benchmark
  public void interpreted() {
    byHand.inPlace(objective, H);
  }
}

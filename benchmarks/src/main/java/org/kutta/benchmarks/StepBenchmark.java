package org.kutta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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

/**
 * One step of an explicit method whose gradient costs nothing, so that its vector algebra is all
 * there is: by the generated class, and by what its users would write without it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class StepBenchmark {

  private static final double H = 1e-3;

  /** A method of the standard library. */
  @Param({"ClassicalRk4", "DormandPrince54", "BogackiShampine32", "SspRk104"})
  public String method;

  /** The parameters' type. */
  @Param({"FLOAT", "DOUBLE"})
  public DataType type;

  /** Entries of the parameter vector. */
  @Param({"1000", "100000", "1000000", "10000000"})
  public int n;

  private FreeGradient objective;
  private RungeKuttaOptimizer generated;
  private Coefficients tableau;
  private INDArray start;
  private INDArray scratch;
  private INDArray[] k;

  /** Allocates what is measured. */
  @Setup
  public void allocate() {
    objective = new FreeGradient(type, n);
    generated = RungeKuttaMethods.named(method).builder().learningRate(H).build();
    tableau = Coefficients.of(method);
    start = Nd4j.ones(type, n);
    scratch = Nd4j.ones(type, n);
    k = new INDArray[tableau.stages()];
    for (int i = 0; i < k.length; i++) {
      k[i] = Nd4j.ones(type, n);
    }
  }

  /** The generated class. */
  @Benchmark
  public void generated() {
    generated.step(objective);
  }

  /** What a user writes first: an interpreter with a new array for every operation. */
  @Benchmark
  public void naive(Blackhole hole) {
    INDArray theta = objective.parameters();
    INDArray[] gradients = new INDArray[tableau.stages()];
    for (int i = 0; i < gradients.length; i++) {
      hole.consume(minus(theta, tableau.a()[i], gradients, i));
      objective.evaluate();
      gradients[i] = objective.gradient().dup();
    }
    theta.assign(minus(theta, tableau.b(), gradients, gradients.length));
  }

  private static INDArray minus(INDArray theta, double[] row, INDArray[] k, int terms) {
    INDArray point = theta;
    for (int j = 0; j < terms; j++) {
      point = point.sub(k[j].mul(H * row[j]));
    }
    return point;
  }

  /** The same without garbage, as a careful user writes it: in place, and zeros left out. */
  @Benchmark
  public void interpreted() {
    INDArray theta = objective.parameters();
    start.assign(theta);
    for (int i = 0; i < k.length; i++) {
      moveTo(theta, tableau.a()[i], i);
      objective.evaluate();
      k[i].assign(objective.gradient());
    }
    moveTo(theta, tableau.b(), k.length);
  }

  private void moveTo(INDArray theta, double[] row, int terms) {
    theta.assign(start);
    for (int j = 0; j < terms; j++) {
      if (row[j] != 0) {
        theta.subi(scratch.assign(k[j]).muli(H * row[j]));
      }
    }
  }
}

package org.kutta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.tableaus.ClassicalRk4;
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
 * One step of the classical fourth-order method with a gradient that costs nothing, three ways, and
 * the time that moving its vectors through memory must take.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClassicalRk4Benchmark {

  private static final double H = 1e-3;

  /** The parameters' type. */
  @Param({"FLOAT", "DOUBLE"})
  public DataType type;

  /** Entries of the parameter vector. */
  @Param({"1000", "100000", "1000000", "10000000"})
  public int n;

  private FreeGradient objective;
  private RungeKuttaOptimizer generated;
  private INDArray source;
  private INDArray target;
  private INDArray scratch;

  /** Allocates what is measured. */
  @Setup
  public void allocate() {
    objective = new FreeGradient(type, n);
    generated = ClassicalRk4.builder().learningRate(H).build();
    source = Nd4j.ones(type, n);
    target = Nd4j.ones(type, n);
    scratch = Nd4j.ones(type, n);
  }

  /** The generated class. */
  @Benchmark
  public void generated() {
    generated.step(objective);
  }

  /** What a user writes first: a new array for every operation. */
  @Benchmark
  public INDArray naive(Blackhole hole) {
    INDArray theta = objective.parameters();
    INDArray k1 = gradient();
    INDArray k2 = gradient(theta.sub(k1.mul(H / 2)), hole);
    INDArray k3 = gradient(theta.sub(k2.mul(H / 2)), hole);
    INDArray k4 = gradient(theta.sub(k3.mul(H)), hole);
    INDArray sum = k1.add(k2.mul(2)).add(k3.mul(2)).add(k4);
    return theta.subi(sum.mul(H / 6));
  }

  /** The same in place, as a careful user interprets a tableau. */
  @Benchmark
  public INDArray inPlace() {
    INDArray theta = objective.parameters();
    INDArray start = source.assign(theta);
    INDArray sum = target.assign(gradient());
    theta.subi(scaled(gradient(), H / 2));
    sum.addi(scaled(gradient(), 2));
    theta.assign(start).subi(scaled(gradient(), H / 2));
    sum.addi(scaled(gradient(), 2));
    theta.assign(start).subi(scaled(gradient(), H));
    sum.addi(gradient());
    return theta.assign(start).subi(sum.muli(H / 6));
  }

  /** One pass that reads and one that writes: a 23rd half of what the generated step must move. */
  @Benchmark
  public void copy() {
    Nd4j.getBlasWrapper().level1().copy(source, target);
  }

  private INDArray scaled(INDArray vector, double factor) {
    return scratch.assign(vector).muli(factor);
  }

  /** Evaluates at a stage point; that it was formed cannot be optimised away. */
  private INDArray gradient(INDArray point, Blackhole hole) {
    hole.consume(point);
    return gradient();
  }

  private INDArray gradient() {
    objective.evaluate();
    return objective.gradient();
  }
}

package org.kutta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
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

/**
 * One step of the classical method by Hipparchus, the JVM's library of integrators: on arrays of
 * doubles, its only form.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HipparchusBenchmark {

  private static final double H = 1e-3;

  /** Entries of the parameter vector. */
  @Param({"1000", "100000", "1000000", "10000000"})
  public int n;

  private ClassicalRungeKuttaIntegrator integrator;
  private OrdinaryDifferentialEquation flow;
  private double[] theta;

  /** Allocates what is measured. */
  @Setup
  public void allocate() {
    integrator = new ClassicalRungeKuttaIntegrator(H);
    theta = new double[n];
    flow = new FreeFlow(new double[n]);
  }

  /** A single step, without the event detection and interpolation of whole integrations. */
  @Benchmark
  public double[] singleStep() {
    return integrator.singleStep(flow, 0, theta, H);
  }

  private record FreeFlow(double[] derivatives) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return derivatives.length;
    }

    @Override
    public double[] computeDerivatives(double t, double[] y) {
      return derivatives;
    }
  }
}

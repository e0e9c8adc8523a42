package org.kutta.experiments.quadratic;

import java.util.ArrayList;
import java.util.List;
import org.kutta.experiments.trial.ProcessorTime;
import org.kutta.experiments.trial.Sample;

/**
 * The method of conjugate gradients (Hestenes, Stiefel 1952), the yardstick: no method that only
 * evaluates gradients of a quadratic needs fewer. It is no method for anything but quadratics.
 */
final class ConjugateGradients {

  private ConjugateGradients() {}

  /**
   * Returns the course until the loss is {@code target} times the first, or {@code most} products.
   */
  static List<Sample> course(Quadratic quadratic, double target, long most) {
    double[] x = quadratic.parameterArray().toDoubleVector();
    double[] r = negative(quadratic.times(x));
    double[] p = r.clone();
    double rr = dot(r, r);
    double first = -dot(x, r) / 2;
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(0, 0, 0, 1, Math.sqrt(rr)));
    long start = ProcessorTime.nanos();
    for (long k = 1; k <= most; k++) {
      double[] ap = quadratic.times(p);
      double alpha = rr / dot(p, ap);
      add(alpha, p, x);
      add(-alpha, ap, r);
      double next = dot(r, r);
      double loss = dot(x, quadratic.times(x)) / 2 / first;
      samples.add(new Sample(k, k, (ProcessorTime.nanos() - start) / 1e9, loss, Math.sqrt(next)));
      if (loss <= target) {
        break;
      }
      for (int i = 0; i < p.length; i++) {
        p[i] = r[i] + next / rr * p[i];
      }
      rr = next;
    }
    return samples;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void add(double c, double[] v, double[] to) {
    for (int i = 0; i < v.length; i++) {
      to[i] += c * v[i];
    }
  }

  private static double[] negative(double[] v) {
    double[] minus = new double[v.length];
    add(-1, v, minus);
    return minus;
  }
}

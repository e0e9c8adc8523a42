package org.kutta.tableaus;

import org.kutta.runtime.Objective;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The problem of the reference trajectories, see {@code oracle/README.md}: plain loops, in double.
 */
final class SoftmaxRegression implements Objective {

  private static final int SAMPLES = 20;
  private static final int FEATURES = 4;
  private static final int CLASSES = 3;
  private static final double L2 = 1e-3;

  private final double[][] x = new double[SAMPLES][FEATURES];
  private final INDArray theta;
  private final INDArray gradient;
  private long state = 12345;
  private int evaluations;

  SoftmaxRegression() {
    for (double[] row : x) {
      for (int j = 0; j < FEATURES; j++) {
        row[j] = 2 * uniform() - 1;
      }
    }
    for (int k = 0; k < 43; k++) {
      uniform();
    }
    theta = Nd4j.create(DataType.DOUBLE, (FEATURES + 1) * CLASSES);
    gradient = Nd4j.create(DataType.DOUBLE, (FEATURES + 1) * CLASSES);
    for (int k = 0; k < theta.length(); k++) {
      theta.putScalar(k, 0.6 * (2 * uniform() - 1));
    }
  }

  private double uniform() {
    state = 6364136223846793005L * state + 1442695040888963407L;
    return (state >>> 11) * 0x1p-53;
  }

  int evaluations() {
    return evaluations;
  }

  @Override
  public INDArray parameters() {
    return theta;
  }

  @Override
  public INDArray gradient() {
    return gradient;
  }

  @Override
  public double evaluate() {
    evaluations++;
    double[] w = theta.toDoubleVector();
    double[] g = new double[w.length];
    double loss = 0;
    for (int i = 0; i < SAMPLES; i++) {
      loss += sample(x[i], i % CLASSES, w, g) / SAMPLES;
    }
    for (int k = 0; k < w.length; k++) {
      loss += 0.5 * L2 * w[k] * w[k];
      gradient.putScalar(k, g[k] / SAMPLES + L2 * w[k]);
    }
    return loss;
  }

  private static double sample(double[] x, int label, double[] w, double[] g) {
    double[] p = new double[CLASSES];
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      double z = w[FEATURES * CLASSES + c];
      for (int j = 0; j < FEATURES; j++) {
        z += x[j] * w[j * CLASSES + c];
      }
      p[c] = Math.exp(z);
      sum += p[c];
    }
    for (int c = 0; c < CLASSES; c++) {
      double delta = p[c] / sum - (c == label ? 1 : 0);
      for (int j = 0; j < FEATURES; j++) {
        g[j * CLASSES + c] += delta * x[j];
      }
      g[FEATURES * CLASSES + c] += delta;
    }
    return -Math.log(p[label] / sum);
  }
}

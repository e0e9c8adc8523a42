package org.kutta.tableaus;

import org.kutta.nd4j.Nd4jObjective;
import org.kutta.runtime.HessianVectorProduct;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The problem of the reference trajectories, see {@code oracle/README.md}: plain loops, in double.
 */
final class SoftmaxRegression extends Nd4jObjective implements HessianVectorProduct {

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
  public INDArray parameterArray() {
    return theta;
  }

  @Override
  public INDArray gradientArray() {
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

  /** Hv = (1/N) Σ x̃ ⊗ (diag p − p pᵀ) V x̃ + λv, x̃ the sample with a one for the bias. */
  @Override
  public void hessianVectorProduct(Vector v, Vector out) {
    double[] w = theta.toDoubleVector();
    double[] direction = v.toDoubleArray();
    double[] product = new double[w.length];
    for (double[] row : x) {
      double[] p = logits(row, w);
      double sum = softmax(p);
      double[] u = logits(row, direction);
      double mean = 0;
      for (int c = 0; c < CLASSES; c++) {
        mean += p[c] / sum * u[c];
      }
      for (int c = 0; c < CLASSES; c++) {
        double delta = p[c] / sum * (u[c] - mean) / SAMPLES;
        for (int j = 0; j < FEATURES; j++) {
          product[j * CLASSES + c] += delta * row[j];
        }
        product[FEATURES * CLASSES + c] += delta;
      }
    }
    for (int k = 0; k < w.length; k++) {
      out.put(k, product[k] + L2 * direction[k]);
    }
  }

  private static double[] logits(double[] x, double[] w) {
    double[] z = new double[CLASSES];
    for (int c = 0; c < CLASSES; c++) {
      z[c] = w[FEATURES * CLASSES + c];
      for (int j = 0; j < FEATURES; j++) {
        z[c] += x[j] * w[j * CLASSES + c];
      }
    }
    return z;
  }

  /** Replaces logits by their exponentials and returns the sum of those. */
  private static double softmax(double[] z) {
    double sum = 0;
    for (int c = 0; c < CLASSES; c++) {
      z[c] = Math.exp(z[c]);
      sum += z[c];
    }
    return sum;
  }

  private static double sample(double[] x, int label, double[] w, double[] g) {
    double[] p = logits(x, w);
    double sum = softmax(p);
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

package org.kutta.experiments.logistic;

import org.kutta.nd4j.Nd4jObjective;
import org.kutta.train.data.LabelledImages;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Multinomial logistic regression with an l2 penalty, in double precision: L(W) = mean
 * cross-entropy of softmax(X W) + (μ/2)‖W‖², X with a column of ones for the biases. Strongly
 * convex with ℓ = μ; its curvature is at most L = λ_max(XᵀX)/(2N) + μ (Böhning 1992).
 */
final class SoftmaxRegression extends Nd4jObjective {

  private static final int POWER_ITERATIONS = 50;

  private final INDArray inputs;
  private final INDArray transposed;
  private final INDArray labels;
  private final double penalty;
  private final INDArray parameters;
  private final INDArray gradient;
  private final INDArray weights;
  private final INDArray slopes;
  private final INDArray odds;
  private final INDArray work;

  SoftmaxRegression(LabelledImages images, double penalty) {
    DataSet all = images.all(DataType.DOUBLE);
    INDArray ones = Nd4j.ones(DataType.DOUBLE, images.count(), 1);
    this.inputs = Nd4j.hstack(all.getFeatures(), ones).dup('c');
    this.transposed = inputs.transpose();
    this.labels = all.getLabels();
    this.penalty = penalty;
    long rows = inputs.columns();
    this.parameters = Nd4j.zeros(DataType.DOUBLE, rows * LabelledImages.CLASSES);
    this.gradient = Nd4j.zeros(DataType.DOUBLE, rows * LabelledImages.CLASSES);
    this.weights = parameters.reshape('c', rows, LabelledImages.CLASSES);
    this.slopes = gradient.reshape('c', rows, LabelledImages.CLASSES);
    this.odds = Nd4j.zeros(DataType.DOUBLE, images.count(), LabelledImages.CLASSES);
    this.work = odds.dup();
  }

  @Override
  public INDArray parameterArray() {
    return parameters;
  }

  @Override
  public INDArray gradientArray() {
    return gradient;
  }

  /** Large arrays are used again: what Java collects late fills the memory outside its heap. */
  @Override
  public double evaluate() {
    inputs.mmuli(weights, odds);
    odds.subiColumnVector(odds.max(true, 1));
    double right = work.assign(odds).muli(labels).sumNumber().doubleValue();
    Transforms.exp(odds, false);
    INDArray sums = odds.sum(true, 1);
    odds.diviColumnVector(sums);
    odds.subi(labels);
    odds.divi(inputs.rows());
    transposed.mmuli(odds, slopes);
    slopes.addi(weights.mul(penalty));
    double entropy = Transforms.log(sums, false).sumNumber().doubleValue() - right;
    double length = weights.norm2Number().doubleValue();
    return entropy / inputs.rows() + penalty / 2 * length * length;
  }

  /** Returns the bound L of the curvature, by power iteration on XᵀX. */
  double largestCurvature() {
    INDArray v = Nd4j.ones(DataType.DOUBLE, inputs.columns(), 1);
    double lambda = 0;
    for (int i = 0; i < POWER_ITERATIONS; i++) {
      v.divi(v.norm2Number());
      v = transposed.mmul(inputs.mmul(v));
      lambda = v.norm2Number().doubleValue();
    }
    return lambda / (2 * inputs.rows()) + penalty;
  }

  /** Returns ‖∇L‖ as the last evaluation left it. */
  double gradientNorm() {
    return gradient.norm2Number().doubleValue();
  }
}

package org.kutta.experiments.logistic;

import static com.google.common.truth.Truth.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.data.LabelledImages;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The convex loss. */
final class SoftmaxRegressionTest {

  private static final LabelledImages IMAGES = ImageFiles.embedded().training().range(0, 40);

  @Test
  void lossOfZeroWeightsIsThatOfChance() {
    assertThat(new SoftmaxRegression(IMAGES, 0.1).evaluate()).isWithin(1e-12).of(Math.log(10));
  }

  @Test
  void gradientAgreesWithCentralDifferences() {
    SoftmaxRegression regression = new SoftmaxRegression(IMAGES, 0.1);
    INDArray theta = regression.parameterArray();
    Random random = new Random(1);
    INDArray start = Nd4j.createFromArray(random.doubles(theta.length(), -0.1, 0.1).toArray());
    INDArray direction = Nd4j.createFromArray(random.doubles(theta.length(), -1, 1).toArray());
    theta.assign(start);
    regression.evaluate();
    double slope = regression.gradientArray().mul(direction).sumNumber().doubleValue();
    double epsilon = 1e-5;

    theta.assign(start.add(direction.mul(epsilon)));
    double above = regression.evaluate();
    theta.assign(start.sub(direction.mul(epsilon)));
    double below = regression.evaluate();

    double difference = (above - below) / (2 * epsilon);
    assertThat(difference).isWithin(1e-7 * Math.abs(slope)).of(slope);
  }

  /** Along no direction does the gradient change faster than L says. */
  @Test
  void boundOfTheCurvatureHolds() {
    SoftmaxRegression regression = new SoftmaxRegression(IMAGES, 0.1);
    double bound = regression.largestCurvature();
    INDArray theta = regression.parameterArray();
    regression.evaluate();
    INDArray before = regression.gradientArray().dup();

    INDArray step = before.mul(1e-6 / before.norm2Number().doubleValue());
    theta.subi(step);
    regression.evaluate();

    double curvature = before.sub(regression.gradientArray()).norm2Number().doubleValue() / 1e-6;
    assertThat(curvature).isLessThan(bound);
    assertThat(curvature).isGreaterThan(0.1);
  }
}

package org.kutta.train.data;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** Images become rows of numbers. */
final class LabelledImagesTest {

  private static LabelledImages images(int... pixels) throws DataException {
    byte[] body = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      body[i] = (byte) pixels[i];
    }
    byte[] labels = new byte[pixels.length / 2];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) (9 - i);
    }
    return LabelledImages.of(new IdxReader.Images(1, 2, body), labels);
  }

  @Test
  void pixelsAreUnsignedAndDividedBy255() throws DataException {
    DataSet batch = images(0, 255, 51, 204).batch(new int[] {1, 0}, DataType.DOUBLE);

    double[][] features = batch.getFeatures().toDoubleMatrix();
    assertThat(features[0]).usingTolerance(1e-7).containsExactly(0.2, 0.8).inOrder();
    assertThat(features[1]).usingTolerance(1e-7).containsExactly(0, 1).inOrder();
  }

  @Test
  void labelsAreUnitVectors() throws DataException {
    DataSet batch = images(0, 0, 0, 0).batch(new int[] {1}, DataType.FLOAT);

    assertThat(batch.getLabels().toFloatVector())
        .usingTolerance(0)
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 0)
        .inOrder();
    assertThat(batch.getFeatures().dataType()).isEqualTo(DataType.FLOAT);
  }

  @Test
  void rangeTakesImagesWithTheirLabels() throws DataException {
    LabelledImages last = images(1, 2, 3, 4, 5, 6).range(2, 3);

    assertThat(last.count()).isEqualTo(1);
    assertThat(last.label(0)).isEqualTo(7);
    assertThat(last.all(DataType.DOUBLE).getFeatures().getDouble(0, 0)).isWithin(1e-7).of(5 / 255.);
  }
}

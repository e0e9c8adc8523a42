package org.kutta.train.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Images of one size, each with the class that it shows. */
public final class LabelledImages {

  /** The classes of MNIST and Fashion-MNIST. */
  public static final int CLASSES = 10;

  private final int rows;
  private final int columns;
  private final byte[] pixels;
  private final byte[] labels;

  private LabelledImages(int rows, int columns, byte[] pixels, byte[] labels) {
    this.rows = rows;
    this.columns = columns;
    this.pixels = pixels;
    this.labels = labels;
  }

  static LabelledImages of(IdxReader.Images images, byte[] labels) {
    if (images.count() != labels.length) {
      throw new IllegalArgumentException(images.count() + " images, " + labels.length + " labels");
    }
    return new LabelledImages(images.rows(), images.columns(), images.pixels(), labels);
  }

  /** Returns how many images there are. */
  public int count() {
    return labels.length;
  }

  /** Returns the rows of one image. */
  public int rows() {
    return rows;
  }

  /** Returns the columns of one image. */
  public int columns() {
    return columns;
  }

  /** Returns the pixels of one image: the inputs of a network. */
  public int inputs() {
    return rows * columns;
  }

  /** Returns the class of an image, from 0. */
  public int label(int image) {
    return labels[image];
  }

  /** Returns the images {@code from} (inclusive) to {@code to} (exclusive). */
  public LabelledImages range(int from, int to) {
    return new LabelledImages(
        rows,
        columns,
        Arrays.copyOfRange(pixels, from * inputs(), to * inputs()),
        Arrays.copyOfRange(labels, from, to));
  }

  /** Returns a checksum of the images and their labels, to tell data sets apart. */
  public String fingerprint() {
    CRC32 checksum = new CRC32();
    checksum.update(pixels);
    checksum.update(labels);
    return "%08x".formatted(checksum.getValue());
  }

  /** Returns all images in their order, as {@link #batch(int[], DataType)} does. */
  public DataSet all(DataType type) {
    return batch(IntStream.range(0, count()).toArray(), type);
  }

  /**
   * Returns some images as arrays: one row for each image, of its pixels divided by 255, and of its
   * label as a unit vector.
   *
   * @param images their numbers, from 0
   * @param type float or double
   */
  public DataSet batch(int[] images, DataType type) {
    float[] features = new float[images.length * inputs()];
    float[] unitVectors = new float[images.length * CLASSES];
    for (int row = 0; row < images.length; row++) {
      int from = images[row] * inputs();
      for (int i = 0; i < inputs(); i++) {
        features[row * inputs() + i] = Byte.toUnsignedInt(pixels[from + i]) / 255f;
      }
      unitVectors[row * CLASSES + label(images[row])] = 1;
    }
    return new DataSet(
        matrix(features, images.length, type), matrix(unitVectors, images.length, type));
  }

  private static INDArray matrix(float[] values, int rows, DataType type) {
    INDArray flat = Nd4j.createFromArray(values);
    return flat.reshape('c', rows, values.length / rows).castTo(type);
  }
}

package org.kutta.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kutta.train.data.IdxBytes;

/** A directory of four small IDX files. */
final class TinyData {

  private TinyData() {}

  /** Writes 20 training images and 4 test images of 2 x 2 pixels. */
  static void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.write(directory.resolve("train-images-idx3-ubyte"), IdxBytes.images(20, 2, 2));
    int[] labels = new int[20];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 10;
    }
    Files.write(directory.resolve("train-labels-idx1-ubyte"), IdxBytes.labels(labels));
    Files.write(directory.resolve("t10k-images-idx3-ubyte"), IdxBytes.images(4, 2, 2));
    Files.write(directory.resolve("t10k-labels-idx1-ubyte"), IdxBytes.labels(0, 1, 2, 3));
  }
}

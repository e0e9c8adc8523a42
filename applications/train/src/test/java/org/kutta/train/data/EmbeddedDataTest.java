package org.kutta.train.data;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of the embedded sample is so. */
final class EmbeddedDataTest {

  private static ImageData data;

  @BeforeAll
  static void read() {
    data = ImageFiles.embedded();
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ImageFiles.class.getResourceAsStream("fashion-mnist/" + name)) {
      assertThat(in).isNotNull();
      return in.readAllBytes();
    }
  }

  private static int[] countsByClass(LabelledImages images) {
    int[] counts = new int[LabelledImages.CLASSES];
    for (int i = 0; i < images.count(); i++) {
      counts[images.label(i)]++;
    }
    return counts;
  }

  private static int[] tenTimes(int count) {
    int[] counts = new int[10];
    Arrays.fill(counts, count);
    return counts;
  }

  private static Set<ByteBuffer> distinctImages(String name) throws IOException, DataException {
    byte[] pixels = new IdxReader(name, resource(name)).images().pixels();
    Set<ByteBuffer> images = new HashSet<>();
    for (int at = 0; at < pixels.length; at += 784) {
      images.add(ByteBuffer.wrap(pixels, at, 784).slice());
    }
    return images;
  }

  @Test
  void imagesAre28PixelsWideAndHigh() {
    assertThat(data.training().rows()).isEqualTo(28);
    assertThat(data.training().columns()).isEqualTo(28);
    assertThat(data.test().inputs()).isEqualTo(784);
  }

  @Test
  void trainingImagesAre800OfEachClass() {
    assertThat(data.training().count()).isEqualTo(8000);
    assertThat(countsByClass(data.training())).isEqualTo(tenTimes(800));
  }

  @Test
  void testImagesAre200OfEachClass() {
    assertThat(data.test().count()).isEqualTo(2000);
    assertThat(countsByClass(data.test())).isEqualTo(tenTimes(200));
  }

  @Test
  void noTestImageIsATrainingImage() throws IOException, DataException {
    Set<ByteBuffer> training = distinctImages("train-images-idx3-ubyte.gz");
    Set<ByteBuffer> test = distinctImages("t10k-images-idx3-ubyte.gz");

    assertThat(training.size()).isGreaterThan(7900);
    assertThat(test.size()).isGreaterThan(1900);
    training.retainAll(test);
    assertThat(training).isEmpty();
  }

  @Test
  void licenceShipsWithTheImages() throws IOException {
    String licence = new String(resource("LICENSE"), StandardCharsets.UTF_8);

    assertThat(licence).contains("The MIT License (MIT)");
    assertThat(licence).contains("Zalando SE");
    assertThat(licence).contains("THE SOFTWARE IS PROVIDED \"AS IS\"");
  }

  @Test
  void originShipsWithTheImages() throws IOException {
    String readme = new String(resource("README.md"), StandardCharsets.UTF_8);

    assertThat(readme).contains("github.com/zalandoresearch/fashion-mnist");
    assertThat(readme).contains("arXiv 1708.07747");
  }

  @Test
  void provenanceNamesTheLicence() {
    assertThat(data.provenance().get(0)).contains("MIT licence");
    assertThat(data.provenance()).hasSize(5);
  }

  @Test
  void heldOutImagesAreTheLastFifthOfTheTrainingImages() {
    ImageData heldOut = data.heldOut();

    assertThat(heldOut.training().count()).isEqualTo(6400);
    assertThat(heldOut.test().count()).isEqualTo(1600);
    for (int i = 0; i < 1600; i++) {
      assertThat(heldOut.test().label(i)).isEqualTo(data.training().label(6400 + i));
    }
    assertThat(heldOut.provenance().get(5)).contains("the last 1,600 training images");
  }
}

package org.kutta.train.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The four files of a directory are found, and checked against each other. */
final class ImageFilesTest {

  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  @TempDir private Path directory;

  @BeforeEach
  void writeFourGoodFiles() throws IOException {
    write(TRAIN_IMAGES, IdxBytes.images(3, 2, 2));
    write(TRAIN_LABELS, IdxBytes.labels(4, 5, 6));
    write(TEST_IMAGES + ".gz", IdxBytes.gzip(IdxBytes.images(1, 2, 2)));
    write(TEST_LABELS + ".gz", IdxBytes.gzip(IdxBytes.labels(8)));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(directory.resolve(name), bytes);
  }

  private static String refusal(Path directory) {
    DataException e = assertThrows(DataException.class, () -> ImageFiles.in(directory));
    return e.getMessage() + " | " + e.help();
  }

  @Test
  void plainAndGzippedFilesMayStandTogether() throws DataException {
    ImageData data = ImageFiles.in(directory);

    assertThat(data.training().count()).isEqualTo(3);
    assertThat(data.training().inputs()).isEqualTo(4);
    assertThat(data.training().label(2)).isEqualTo(6);
    assertThat(data.test().count()).isEqualTo(1);
    assertThat(data.test().label(0)).isEqualTo(8);
  }

  @Test
  void provenanceNamesTheDirectoryAndEachFileWithItsHash() throws DataException {
    ImageData data = ImageFiles.in(directory);

    assertThat(data.provenance()).hasSize(5);
    assertThat(data.provenance().get(0)).isEqualTo("IDX files in " + directory);
    // printf '\0\0\x8\x1\0\0\0\x3\x4\x5\x6' | sha256sum
    assertThat(data.provenance().get(2))
        .isEqualTo(
            directory.resolve(TRAIN_LABELS)
                + ", SHA-256 bfadc0e0ac41d5cecb9203b13745a32f7e0cc495ca258820a8790b387d241dbb");
  }

  @Test
  void missingDirectoryIsRefused() {
    assertThat(refusal(directory.resolve("none")))
        .isEqualTo(
            directory.resolve("none")
                + ": no such directory | --data names the directory that holds"
                + " train-images-idx3-ubyte(.gz) and its siblings");
  }

  @Test
  void fileInPlaceOfTheDirectoryIsRefused() {
    assertThat(refusal(directory.resolve(TRAIN_IMAGES)))
        .isEqualTo(
            directory.resolve(TRAIN_IMAGES)
                + ": not a directory | --data names the directory that holds"
                + " train-images-idx3-ubyte(.gz) and its siblings");
  }

  @ParameterizedTest
  @ValueSource(strings = {TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS})
  void missingFileIsNamed(String stem) throws IOException {
    Files.deleteIfExists(directory.resolve(stem));
    Files.deleteIfExists(directory.resolve(stem + ".gz"));

    assertThat(refusal(directory))
        .isEqualTo(
            directory
                + ": it holds neither "
                + stem
                + " nor "
                + stem
                + ".gz | --data names the directory that holds the four IDX files under their"
                + " usual names");
  }

  @Test
  void emptyFileIsNamed() throws IOException {
    write(TEST_LABELS + ".gz", new byte[0]);

    assertThat(refusal(directory))
        .isEqualTo(
            directory.resolve(TEST_LABELS + ".gz")
                + ": the file is cut short: its header has 8 bytes, found 0"
                + " | fetch the file again");
  }

  @Test
  void differentCountsOfImagesAndLabelsAreRefused() throws IOException {
    write(TRAIN_LABELS, IdxBytes.labels(4, 5));

    assertThat(refusal(directory))
        .isEqualTo(
            directory.resolve(TRAIN_LABELS)
                + ": it holds 2 labels, but "
                + directory.resolve(TRAIN_IMAGES)
                + " holds 3 images | take both files from the same data set");
  }

  @Test
  void testImagesOfAnotherSizeAreRefused() throws IOException {
    write(TEST_IMAGES + ".gz", IdxBytes.images(1, 2, 3));

    assertThat(refusal(directory))
        .isEqualTo(
            "t10k-images-idx3-ubyte: its images are 2 x 3 pixels, those of"
                + " train-images-idx3-ubyte 2 x 2 | take all four files from the same data set");
  }
}

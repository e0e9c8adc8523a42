package org.kutta.train.data;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IDX files are read exactly, and each kind of damage is told apart. */
final class IdxReaderTest {

  private static final byte[] IMAGES = IdxBytes.images(2, 2, 3);
  private static final byte[] LABELS = IdxBytes.labels(7, 0, 9);

  private static String refusalOfImages(byte[] file) {
    return refusal(() -> new IdxReader("a", file).images());
  }

  private static String refusalOfLabels(byte[] file) {
    return refusal(() -> new IdxReader("a", file).labels(10));
  }

  private static String refusal(org.junit.jupiter.api.function.Executable reading) {
    DataException e = assertThrows(DataException.class, reading);
    return e.getMessage() + " | " + e.help();
  }

  @Test
  void plainImagesAreRead() throws DataException {
    IdxReader.Images images = new IdxReader("a", IMAGES).images();

    assertThat(images.count()).isEqualTo(2);
    assertThat(images.rows()).isEqualTo(2);
    assertThat(images.columns()).isEqualTo(3);
    assertThat(images.pixels()).isEqualTo(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
  }

  @Test
  void gzippedImagesAreReadAsPlainOnes() throws DataException {
    IdxReader.Images images = new IdxReader("a", IdxBytes.gzip(IMAGES)).images();

    assertThat(images.rows()).isEqualTo(2);
    assertThat(images.pixels()).isEqualTo(new IdxReader("a", IMAGES).images().pixels());
  }

  @Test
  void labelsAreReadPlainAndGzipped() throws DataException {
    assertThat(new IdxReader("a", LABELS).labels(10)).isEqualTo(new byte[] {7, 0, 9});
    assertThat(new IdxReader("a", IdxBytes.gzip(LABELS)).labels(10))
        .isEqualTo(new byte[] {7, 0, 9});
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 15})
  void headerCutShortIsRefused(int length) {
    assertThat(refusalOfImages(IdxBytes.cut(IMAGES, length)))
        .isEqualTo(
            "a: the file is cut short: its header has 16 bytes, found %d | fetch the file again"
                .formatted(length));
  }

  @Test
  void gzippedHeaderCutShortIsRefused() {
    assertThat(refusalOfLabels(IdxBytes.gzip(IdxBytes.cut(LABELS, 5))))
        .isEqualTo(
            "a: the file is cut short: its header has 8 bytes, found 5 | fetch the file again");
  }

  @Test
  void imagesCutShortAreRefused() {
    assertThat(refusalOfImages(IdxBytes.cut(IMAGES, IMAGES.length - 1)))
        .isEqualTo(
            "a: the file is cut short: its header promises 12 bytes, found 11"
                + " | fetch the file again");
  }

  @Test
  void labelsCutShortAreRefused() {
    assertThat(refusalOfLabels(IdxBytes.gzip(IdxBytes.cut(LABELS, 9))))
        .isEqualTo(
            "a: the file is cut short: its header promises 3 bytes, found 1"
                + " | fetch the file again");
  }

  @Test
  void bytesAfterImagesAreRefused() {
    String expected = "a: bytes follow the 12 that its header promises | fetch the file again";
    byte[] longer = IdxBytes.cut(IMAGES, IMAGES.length + 1);

    assertThat(refusalOfImages(longer)).isEqualTo(expected);
    assertThat(refusalOfImages(IdxBytes.gzip(longer))).isEqualTo(expected);
  }

  @Test
  void bytesAfterLabelsAreRefused() {
    assertThat(refusalOfLabels(IdxBytes.cut(LABELS, LABELS.length + 5)))
        .isEqualTo("a: bytes follow the 3 that its header promises | fetch the file again");
  }

  @Test
  void wrongMagicIsRefused() {
    byte[] file = IdxBytes.concat(new byte[] {'P', 'K', 3, 4}, new byte[20]);

    assertThat(refusalOfImages(file))
        .isEqualTo(
            "a: this is not an IDX file of images: it begins with 0x504b0304, required 0x00000803"
                + " | fetch the file again");
  }

  @Test
  void labelsInPlaceOfImagesAreToldApart() {
    assertThat(refusalOfImages(IdxBytes.labels(1, 2, 3, 4, 5, 6, 7, 8)))
        .isEqualTo(
            "a: this is not an IDX file of images: it begins with 0x00000801, required 0x00000803"
                + " | it holds labels; are two files swapped?");
  }

  @Test
  void imagesInPlaceOfLabelsAreToldApart() {
    assertThat(refusalOfLabels(IMAGES))
        .isEqualTo(
            "a: this is not an IDX file of labels: it begins with 0x00000803, required 0x00000801"
                + " | it holds images; are two files swapped?");
  }

  @Test
  void gzipCutShortIsRefused() {
    byte[] gzipped = IdxBytes.gzip(IMAGES);
    String expected = "a: the file is cut short: its gzip stream ends early | fetch the file again";

    assertThat(refusalOfImages(IdxBytes.cut(gzipped, 2))).isEqualTo(expected);
    assertThat(refusalOfImages(IdxBytes.cut(gzipped, gzipped.length / 2))).isEqualTo(expected);
    assertThat(refusalOfImages(IdxBytes.cut(gzipped, gzipped.length - 1))).isEqualTo(expected);
  }

  @Test
  void gzipWhoseChecksumDiffersIsRefused() {
    byte[] gzipped = IdxBytes.gzip(IMAGES);
    gzipped[gzipped.length - 8] ^= 1;

    assertThat(refusalOfImages(gzipped))
        .isEqualTo("a: its gzip stream is corrupt: Corrupt GZIP trailer | fetch the file again");
  }

  @Test
  void gzipThatIsNoDeflateStreamIsRefused() {
    byte[] gzipped = IdxBytes.gzip(IMAGES);
    gzipped[10] = (byte) 0xff;

    assertThat(refusalOfImages(gzipped))
        .isEqualTo("a: its gzip stream is corrupt: invalid block type | fetch the file again");
  }

  @Test
  void labelOutOfRangeIsRefusedWithItsPlace() {
    assertThat(refusalOfLabels(IdxBytes.labels(0, 9, 10, 11)))
        .isEqualTo("a: label 10 of item 2 is outside 0 to 9 | fetch the file again");
  }

  @Test
  void labelsAreUnsigned() {
    assertThat(refusalOfLabels(IdxBytes.labels(255)))
        .isEqualTo("a: label 255 of item 0 is outside 0 to 9 | fetch the file again");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void fileOfNothingIsRefused(int count) {
    assertThat(refusalOfImages(IdxBytes.words(0x803, count, 28, 28)))
        .isEqualTo("a: its header counts %d images | fetch the file again".formatted(count));
    assertThat(refusalOfLabels(IdxBytes.words(0x801, count)))
        .isEqualTo("a: its header counts %d labels | fetch the file again".formatted(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1025})
  void imagesOfImpossibleSizeAreRefused(int side) {
    String expected =
        "a: its header gives images a side of %d pixels, required 1 to 1024 | fetch the file again"
            .formatted(side);

    assertThat(refusalOfImages(IdxBytes.words(0x803, 1, side, 1))).isEqualTo(expected);
    assertThat(refusalOfImages(IdxBytes.words(0x803, 1, 1, side))).isEqualTo(expected);
  }

  @Test
  void hugePromiseTakesNoMemory() {
    assertThat(refusalOfImages(IdxBytes.words(0x803, Integer.MAX_VALUE, 1024, 1024)))
        .endsWith("bytes, found 0 | fetch the file again");
  }
}

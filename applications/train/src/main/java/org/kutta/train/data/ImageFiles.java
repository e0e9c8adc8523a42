package org.kutta.train.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The four files of an image data set: found, read and checked against each other. */
public final class ImageFiles {

  private static final String EMBEDDED = "fashion-mnist";
  private static final long MAX_BYTES = 1L << 30;
  private static final String TRAINING = "train";
  private static final String TEST = "t10k";

  private final Source source;
  private final List<String> provenance = new ArrayList<>();

  private ImageFiles(Source source, String origin) {
    this.source = source;
    provenance.add(origin);
  }

  /**
   * Returns the embedded sample of Fashion-MNIST: the first 800 training images and the first 200
   * test images of each class.
   */
  public static ImageData embedded() {
    try {
      return new ImageFiles(
              ImageFiles::resource,
              "Fashion-MNIST (Zalando SE, MIT licence), an embedded sample: of each class the first"
                  + " 800 training images and the first 200 test images")
          .read();
    } catch (DataException e) {
      throw new IllegalStateException("the embedded data are damaged: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the data set in a directory: {@code train-images-idx3-ubyte}, {@code
   * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte},
   * each with or without {@code .gz}.
   */
  public static ImageData in(Path directory) throws DataException {
    if (!Files.isDirectory(directory)) {
      throw new DataException(
          directory + ": " + (Files.exists(directory) ? "not a directory" : "no such directory"),
          "--data names the directory that holds train-images-idx3-ubyte(.gz) and its siblings");
    }
    return new ImageFiles(
            stem -> file(directory, stem), "IDX files in " + directory.toAbsolutePath().normalize())
        .read();
  }

  private ImageData read() throws DataException {
    LabelledImages training = part(TRAINING);
    LabelledImages test = part(TEST);
    if (training.rows() != test.rows() || training.columns() != test.columns()) {
      throw new DataException(
          "%s: its images are %d x %d pixels, those of %s %d x %d"
              .formatted(
                  images(TEST),
                  test.rows(),
                  test.columns(),
                  images(TRAINING),
                  training.rows(),
                  training.columns()),
          "take all four files from the same data set");
    }
    return new ImageData(training, test, provenance);
  }

  private LabelledImages part(String part) throws DataException {
    NamedBytes imageFile = source.open(images(part));
    NamedBytes labelFile = source.open(part + "-labels-idx1-ubyte");
    IdxReader.Images images = new IdxReader(imageFile.name(), imageFile.bytes()).images();
    byte[] labels =
        new IdxReader(labelFile.name(), labelFile.bytes()).labels(LabelledImages.CLASSES);
    if (images.count() != labels.length) {
      throw new DataException(
          "%s: it holds %,d labels, but %s holds %,d images"
              .formatted(labelFile.name(), labels.length, imageFile.name(), images.count()),
          "take both files from the same data set");
    }
    provenance.add(imageFile.fingerprint());
    provenance.add(labelFile.fingerprint());
    return LabelledImages.of(images, labels);
  }

  private static String images(String part) {
    return part + "-images-idx3-ubyte";
  }

  private static NamedBytes resource(String stem) {
    String name = EMBEDDED + "/" + stem + ".gz";
    try (InputStream in = ImageFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new NamedBytes(name, in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("cannot read resource " + name, e);
    }
  }

  private static NamedBytes file(Path directory, String stem) throws DataException {
    for (String name : List.of(stem + ".gz", stem)) {
      Path path = directory.resolve(name);
      if (Files.isRegularFile(path)) {
        return new NamedBytes(path.toString(), bytes(path));
      }
    }
    throw new DataException(
        directory + ": it holds neither " + stem + " nor " + stem + ".gz",
        "--data names the directory that holds the four IDX files under their usual names");
  }

  private static byte[] bytes(Path path) throws DataException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new DataException(
            "%s: it has %,d bytes, at most %,d are read"
                .formatted(path, Files.size(path), MAX_BYTES),
            "is this the right file?");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new DataException(
          path + ": it cannot be read: " + e.getClass().getSimpleName(), "check its permissions");
    }
  }

  /** Where files come from, by name without {@code .gz}. */
  @FunctionalInterface
  private interface Source {
    NamedBytes open(String stem) throws DataException;
  }

  /** A file as it lies on disk. */
  private record NamedBytes(String name, byte[] bytes) {
    String fingerprint() {
      try {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "%s, SHA-256 %s".formatted(name, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }
}

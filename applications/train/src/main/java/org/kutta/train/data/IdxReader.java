package org.kutta.train.data;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads one IDX file of the MNIST family, gzipped or not; which, its first two bytes tell.
 *
 * <p>An IDX file is a magic number and the sizes of its dimensions, as big-endian 32-bit numbers,
 * and then the unsigned bytes themselves.
 */
final class IdxReader {

  static final int IMAGES_MAGIC = 0x0803;
  static final int LABELS_MAGIC = 0x0801;
  private static final int MAX_SIDE = 1024;
  private static final String FETCH_AGAIN = "fetch the file again";

  private final String name;
  private final byte[] file;

  /**
   * Creates a reader.
   *
   * @param name of the file, for messages
   * @param file its bytes
   */
  IdxReader(String name, byte[] file) {
    this.name = name;
    this.file = file;
  }

  /** Returns the images of the file. */
  Images images() throws DataException {
    try (InputStream in = open()) {
      ByteBuffer header = header(in, IMAGES_MAGIC, 4);
      int count = positive(header.getInt(), "images");
      int rows = side(header.getInt());
      int columns = side(header.getInt());
      return new Images(rows, columns, body(in, (long) count * rows * columns));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Returns the labels of the file, each within 0 … {@code classes} − 1. */
  byte[] labels(int classes) throws DataException {
    try (InputStream in = open()) {
      int count = positive(header(in, LABELS_MAGIC, 2).getInt(), "labels");
      byte[] labels = body(in, count);
      for (int i = 0; i < count; i++) {
        if (Byte.toUnsignedInt(labels[i]) >= classes) {
          throw corrupt(
              "label %d of item %d is outside 0 to %d"
                  .formatted(Byte.toUnsignedInt(labels[i]), i, classes - 1));
        }
      }
      return labels;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStream open() throws IOException {
    InputStream in = new ByteArrayInputStream(file);
    boolean gzipped = file.length >= 2 && file[0] == (byte) 0x1f && file[1] == (byte) 0x8b;
    return gzipped ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private ByteBuffer header(InputStream in, int magic, int words)
      throws IOException, DataException {
    byte[] bytes = in.readNBytes(4 * words);
    if (bytes.length < 4 * words) {
      throw corrupt(
          "the file is cut short: its header has %d bytes, found %d"
              .formatted(4 * words, bytes.length));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes);
    int found = header.getInt();
    if (found != magic) {
      throw new DataException(
          "%s: this is not an IDX file of %s: it begins with 0x%08x, required 0x%08x"
              .formatted(name, kind(magic), found, magic),
          found == IMAGES_MAGIC || found == LABELS_MAGIC
              ? "it holds %s; are two files swapped?".formatted(kind(found))
              : FETCH_AGAIN);
    }
    return header;
  }

  private static String kind(int magic) {
    return magic == IMAGES_MAGIC ? "images" : "labels";
  }

  private int positive(int count, String what) throws DataException {
    if (count <= 0) {
      throw corrupt("its header counts %d %s".formatted(count, what));
    }
    return count;
  }

  private int side(int pixels) throws DataException {
    if (pixels <= 0 || pixels > MAX_SIDE) {
      throw corrupt(
          "its header gives images a side of %d pixels, required 1 to %d"
              .formatted(pixels, MAX_SIDE));
    }
    return pixels;
  }

  /** Reads what the header promises. Memory grows with the bytes found, not with the promise. */
  private byte[] body(InputStream in, long promised) throws IOException, DataException {
    byte[] body = in.readNBytes((int) Math.min(promised, Integer.MAX_VALUE - 8));
    if (body.length < promised) {
      throw corrupt(
          "the file is cut short: its header promises %,d bytes, found %,d"
              .formatted(promised, body.length));
    }
    if (in.read() >= 0) {
      throw corrupt("bytes follow the %,d that its header promises".formatted(promised));
    }
    return body;
  }

  private DataException corrupt(String what) {
    return new DataException(name + ": " + what, FETCH_AGAIN);
  }

  private DataException unreadable(IOException e) {
    if (e instanceof EOFException) {
      return corrupt("the file is cut short: its gzip stream ends early");
    }
    String why = e instanceof ZipException ? "its gzip stream is corrupt: " : "";
    return corrupt(why + e.getMessage());
  }

  /**
   * Images of one size, one after the other, row by row.
   *
   * @param rows of one image
   * @param columns of one image
   * @param pixels of all images, unsigned
   */
  record Images(int rows, int columns, byte[] pixels) {
    int count() {
      return pixels.length / (rows * columns);
    }
  }
}

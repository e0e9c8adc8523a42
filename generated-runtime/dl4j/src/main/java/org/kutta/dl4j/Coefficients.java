package org.kutta.dl4j;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Parameters in the bytes that DL4J reads and writes them in. */
final class Coefficients {

  /** What ND4J writes before the entries: the array's form, in well under a kilobyte. */
  private static final int HEADER_LIMIT = 1024;

  private Coefficients() {}

  static void write(INDArray parameters, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    Nd4j.write(parameters, data);
    data.flush();
  }

  /**
   * Reads parameters of the same form as those that are there.
   *
   * @return new, shape {@code [n]}
   * @throws IOException if they have another form, or entries that are not finite
   */
  static INDArray read(InputStream in, INDArray like) throws IOException {
    DataInputStream data = new DataInputStream(in);
    byte[] header = header(like);
    if (!Arrays.equals(in.readNBytes(header.length), header)) {
      throw new IOException("its parameters have another form than the network's");
    }
    int n = Math.toIntExact(like.length());
    if (like.dataType() == DataType.FLOAT) {
      float[] entries = new float[n];
      for (int i = 0; i < n; i++) {
        entries[i] = data.readFloat();
        requireFinite(entries[i]);
      }
      return Nd4j.createFromArray(entries);
    }
    double[] entries = new double[n];
    for (int i = 0; i < n; i++) {
      entries[i] = data.readDouble();
      requireFinite(entries[i]);
    }
    return Nd4j.createFromArray(entries);
  }

  private static void requireFinite(double entry) throws IOException {
    if (!Double.isFinite(entry)) {
      throw new IOException("a parameter in it is " + entry);
    }
  }

  /** Returns what ND4J writes before the entries. */
  private static byte[] header(INDArray parameters) throws IOException {
    Beginning beginning = new Beginning();
    write(parameters, beginning);
    long header = beginning.length - parameters.length() * parameters.dataType().width();
    if (header < 0 || header > HEADER_LIMIT) {
      throw new IllegalStateException("unexpected form of ND4J's arrays");
    }
    return Arrays.copyOf(beginning.bytes, (int) header);
  }

  /** Keeps the first bytes and counts all. */
  private static final class Beginning extends OutputStream {

    final byte[] bytes = new byte[HEADER_LIMIT];
    long length;

    @Override
    public void write(int b) {
      if (length < bytes.length) {
        bytes[(int) length] = (byte) b;
      }
      length++;
    }
  }
}

package org.kutta.runtime.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Writes and reads the entries of vectors, big-endian, a piece at a time. */
final class VectorEntries {

  /** Entries of a piece: nothing larger is allocated, however long the vectors are. */
  private static final int PIECE = 1 << 16;

  private final byte[] bytes = new byte[PIECE * Double.BYTES];

  /** Writes all entries. */
  void write(Vector vector, OutputStream out) throws IOException {
    for (int at = 0; at < vector.length(); at += PIECE) {
      int count = Math.min(PIECE, vector.length() - at);
      Vector piece = vector.range(at, count);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (vector.type() == DataType.FLOAT) {
        buffer.asFloatBuffer().put(piece.array().toFloatVector());
        out.write(bytes, 0, count * Float.BYTES);
      } else {
        buffer.asDoubleBuffer().put(piece.array().toDoubleVector());
        out.write(bytes, 0, count * Double.BYTES);
      }
    }
  }

  /** Fills a vector. */
  void read(Vector vector, DataInputStream in) throws IOException {
    for (int at = 0; at < vector.length(); at += PIECE) {
      int count = Math.min(PIECE, vector.length() - at);
      Vector piece = vector.range(at, count);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (vector.type() == DataType.FLOAT) {
        in.readFully(bytes, 0, count * Float.BYTES);
        float[] entries = new float[count];
        buffer.asFloatBuffer().get(entries);
        piece.array().assign(Nd4j.createFromArray(entries));
      } else {
        in.readFully(bytes, 0, count * Double.BYTES);
        double[] entries = new double[count];
        buffer.asDoubleBuffer().get(entries);
        piece.array().assign(Nd4j.createFromArray(entries));
      }
    }
  }

  /** Passes over bytes, reading them so that a checksum sees them. */
  void skip(long count, DataInputStream in) throws IOException {
    for (long left = count; left > 0; left -= bytes.length) {
      in.readFully(bytes, 0, (int) Math.min(left, bytes.length));
    }
  }

  /** Returns the place of the first entry outside of a range, or −1. */
  static long firstOutside(Vector vector, Range range) {
    for (int at = 0; at < vector.length(); at += PIECE) {
      int count = Math.min(PIECE, vector.length() - at);
      double[] entries = vector.range(at, count).array().toDoubleVector();
      for (int i = 0; i < count; i++) {
        if (!range.contains(entries[i])) {
          return at + i;
        }
      }
    }
    return -1;
  }
}

package org.kutta.runtime.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.Vector;

/** Writes and reads the entries of vectors, big-endian, a piece at a time. */
final class VectorEntries {

  /** Entries of a piece: nothing larger is allocated, however long the vectors are. */
  private static final int PIECE = 1 << 16;

  private final byte[] bytes = new byte[PIECE * Double.BYTES];

  /** Writes all entries. */
  void write(Vector vector, OutputStream out) throws IOException {
    for (int at = 0; at < vector.length(); at += PIECE) {
      int count = Math.min(PIECE, vector.length() - at);
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (vector.type() == ElementType.FLOAT) {
        float[] entries = new float[count];
        vector.get(at, count, entries);
        buffer.asFloatBuffer().put(entries);
      } else {
        double[] entries = new double[count];
        vector.get(at, count, entries);
        buffer.asDoubleBuffer().put(entries);
      }
      out.write(bytes, 0, count * vector.type().bytes());
    }
  }

  /** Fills a vector. */
  void read(Vector vector, DataInputStream in) throws IOException {
    for (int at = 0; at < vector.length(); at += PIECE) {
      int count = Math.min(PIECE, vector.length() - at);
      in.readFully(bytes, 0, count * vector.type().bytes());
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      if (vector.type() == ElementType.FLOAT) {
        float[] entries = new float[count];
        buffer.asFloatBuffer().get(entries);
        vector.put(at, count, entries);
      } else {
        double[] entries = new double[count];
        buffer.asDoubleBuffer().get(entries);
        vector.put(at, count, entries);
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
      double[] entries = new double[count];
      vector.get(at, count, entries);
      for (int i = 0; i < count; i++) {
        if (!range.contains(entries[i])) {
          return at + i;
        }
      }
    }
    return -1;
  }
}

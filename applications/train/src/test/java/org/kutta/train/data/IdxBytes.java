package org.kutta.train.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** The bytes of IDX files, made by hand. */
public final class IdxBytes {

  private IdxBytes() {}

  /** Returns a file of images, whose pixels count up from 0. */
  public static byte[] images(int count, int rows, int columns) {
    byte[] pixels = new byte[count * rows * columns];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    return concat(words(0x803, count, rows, columns), pixels);
  }

  /** Returns a file of labels. */
  public static byte[] labels(int... labels) {
    byte[] body = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      body[i] = (byte) labels[i];
    }
    return concat(words(0x801, labels.length), body);
  }

  /** Returns big-endian numbers of 32 bits. */
  public static byte[] words(int... words) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * words.length);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }

  /** Returns the first bytes of a file. */
  public static byte[] cut(byte[] file, int length) {
    return Arrays.copyOf(file, length);
  }

  /** Returns two files as one. */
  public static byte[] concat(byte[] head, byte[] tail) {
    byte[] whole = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, whole, head.length, tail.length);
    return whole;
  }

  /** Returns a file gzipped. */
  public static byte[] gzip(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}

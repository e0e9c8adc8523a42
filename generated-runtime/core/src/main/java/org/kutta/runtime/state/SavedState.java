package org.kutta.runtime.state;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The state of an optimizer as a file holds it.
 *
 * <p>The format, big-endian: the magic number, the version, the configuration as lines of text, the
 * parameters' type and length, the named numbers, the named vectors, and a CRC-32 of all of that.
 *
 * @param configuration the method's name and ingredients, one a line
 * @param type of the parameters
 * @param length of the parameters, n
 * @param scalars by name
 * @param arrays by name, each a {@code float[]} or {@code double[]}
 */
public record SavedState(
    List<String> configuration,
    DataType type,
    long length,
    Map<String, Double> scalars,
    Map<String, Object> arrays) {

  private static final int MAGIC = 0x4B555454; // KUTT
  private static final int VERSION = 1;

  public SavedState {
    configuration = List.copyOf(configuration);
    scalars = new LinkedHashMap<>(scalars);
    arrays = new LinkedHashMap<>(arrays);
  }

  /**
   * Returns a copy of what a state remembers between two steps.
   *
   * @param form a vector of the parameters' length and type
   * @param numbers to be saved beside those of the state
   */
  public static SavedState of(
      State state, Vector form, List<String> configuration, Map<String, Double> numbers) {
    Map<String, Object> arrays = new LinkedHashMap<>();
    state.savedVectors().forEach((name, vector) -> arrays.put(name, entries(vector)));
    Map<String, Double> scalars = new LinkedHashMap<>(numbers);
    scalars.putAll(state.savedScalars());
    return new SavedState(configuration, form.type(), form.length(), scalars, arrays);
  }

  private static Object entries(Vector vector) {
    return vector.type() == DataType.FLOAT
        ? vector.array().toFloatVector()
        : vector.array().toDoubleVector();
  }

  /**
   * Returns a number.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public double scalar(String name) {
    Double value = scalars.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the saved state has no " + name);
    }
    return value;
  }

  /** Writes to a stream, which is neither flushed nor closed. */
  public void write(OutputStream stream) throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(stream, new CRC32());
    BufferedOutputStream buffered = new BufferedOutputStream(checked, 1 << 16);
    DataOutputStream out = new DataOutputStream(buffered);
    writeContents(out);
    out.flush();
    new DataOutputStream(stream).writeLong(checked.getChecksum().getValue());
  }

  private void writeContents(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeInt(configuration.size());
    for (String line : configuration) {
      writeText(out, line);
    }
    writeText(out, type.name());
    out.writeLong(length);
    out.writeInt(scalars.size());
    for (Map.Entry<String, Double> scalar : scalars.entrySet()) {
      writeText(out, scalar.getKey());
      out.writeDouble(scalar.getValue());
    }
    out.writeInt(arrays.size());
    for (Map.Entry<String, Object> array : arrays.entrySet()) {
      writeText(out, array.getKey());
      writeArray(out, array.getValue());
    }
  }

  private static void writeArray(DataOutputStream out, Object array) throws IOException {
    if (array instanceof float[] floats) {
      out.writeInt(floats.length);
      for (float x : floats) {
        out.writeFloat(x);
      }
    } else {
      double[] doubles = (double[]) array;
      out.writeInt(doubles.length);
      for (double x : doubles) {
        out.writeDouble(x);
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, is no state of an optimizer, of another version, cut
   *     short or damaged
   */
  public static SavedState read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      SavedState saved = read(in, file.toString());
      if (in.read() != -1) {
        throw new IOException(file + " is damaged: its checksum does not match");
      }
      return saved;
    }
  }

  /**
   * Reads a section of a file.
   *
   * @param name what messages call it
   * @throws IOException if it cannot be read, is no state of an optimizer, of another version, cut
   *     short or damaged
   */
  public static SavedState read(InputStream stream, String name) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(stream, new CRC32());
    DataInputStream in = new DataInputStream(checked);
    try {
      requireFormat(name, in);
      SavedState saved = readContents(in, Integer.MAX_VALUE);
      long computed = checked.getChecksum().getValue();
      if (in.readLong() != computed) {
        throw new IOException(name + " is damaged: its checksum does not match");
      }
      return saved;
    } catch (EOFException e) {
      throw new IOException(name + " is cut short", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is damaged: " + e.getMessage(), e);
    }
  }

  private static void requireFormat(String file, DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException(file + " is not the saved state of an optimizer");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "%s has the format %d of saved states, but this version reads %d"
              .formatted(file, version, VERSION));
    }
  }

  private static SavedState readContents(DataInputStream in, long size) throws IOException {
    List<String> configuration = new ArrayList<>();
    for (int lines = in.readInt(); lines > 0; lines--) {
      configuration.add(readText(in, size));
    }
    DataType type = DataType.valueOf(readText(in, size));
    long length = in.readLong();
    Map<String, Double> scalars = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      scalars.put(readText(in, size), in.readDouble());
    }
    Map<String, Object> arrays = new LinkedHashMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      arrays.put(readText(in, size), readArray(in, type, size));
    }
    return new SavedState(configuration, type, length, scalars, arrays);
  }

  private static Object readArray(DataInputStream in, DataType type, long size) throws IOException {
    int length = bounded(in.readInt(), size);
    if (type == DataType.FLOAT) {
      float[] floats = new float[length];
      for (int i = 0; i < length; i++) {
        floats[i] = in.readFloat();
      }
      return floats;
    }
    double[] doubles = new double[length];
    for (int i = 0; i < length; i++) {
      doubles[i] = in.readDouble();
    }
    return doubles;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in, long size) throws IOException {
    byte[] bytes = new byte[bounded(in.readInt(), size)];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A damaged length must not allocate more than the file could hold. */
  private static int bounded(int length, long size) {
    if (length < 0 || length > size) {
      throw new IllegalArgumentException("impossible length " + length);
    }
    return length;
  }

  Map<String, Vector> vectors(Vector form) {
    Map<String, Vector> vectors = new LinkedHashMap<>();
    arrays.forEach((name, array) -> vectors.put(name, vector(form, array)));
    return vectors;
  }

  private static Vector vector(Vector form, Object array) {
    int length = array instanceof float[] floats ? floats.length : ((double[]) array).length;
    Vector vector = form.zeros(length);
    vector
        .array()
        .assign(
            array instanceof float[] floats
                ? Nd4j.createFromArray(floats)
                : Nd4j.createFromArray((double[]) array));
    return vector;
  }
}

package org.kutta.runtime.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.runtime.vector.ElementType;
import org.kutta.runtime.vector.ParameterBlock;

/**
 * What a saved state says of itself, and its numbers: all but the entries of its vectors.
 *
 * @param settings of the optimizer
 * @param type of the parameters
 * @param length of the parameters, n
 * @param blocks the weights in the parameters
 * @param numbers by name
 * @param vectors by name, in the order of their entries
 */
record Header(
    List<SettingValue> settings,
    ElementType type,
    long length,
    List<ParameterBlock> blocks,
    Map<String, Double> numbers,
    Map<String, VectorForm> vectors) {

  /**
   * @param length of a vector
   * @param isPresent whether its entries follow
   */
  record VectorForm(long length, boolean isPresent) {}

  /** What is wrong with bytes that should be a header. */
  static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String what) {
      super(what);
    }
  }

  /** Returns the header of a state as it is. */
  static Header of(List<SettingValue> settings, State state) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    state.savedNumbers().forEach((name, number) -> numbers.put(name, number.current()));
    Map<String, VectorForm> vectors = new LinkedHashMap<>();
    state
        .savedVectors()
        .forEach(
            (name, vector) ->
                vectors.put(name, new VectorForm(vector.length(), vector.isPresent())));
    return new Header(
        settings, state.form().type(), state.form().length(), state.blocks(), numbers, vectors);
  }

  /** Returns the bytes of an entry of a vector. */
  int width() {
    return type.bytes();
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(settings.size());
      for (SettingValue value : settings) {
        writeText(out, value.setting().toString());
        writeText(out, value.kind());
        writeText(out, value.description());
      }
      writeText(out, type.name());
      out.writeLong(length);
      out.writeInt(blocks.size());
      for (ParameterBlock block : blocks) {
        writeBlock(out, block);
      }
      out.writeInt(numbers.size());
      for (Map.Entry<String, Double> number : numbers.entrySet()) {
        writeText(out, number.getKey());
        out.writeDouble(number.getValue());
      }
      out.writeInt(vectors.size());
      for (Map.Entry<String, VectorForm> vector : vectors.entrySet()) {
        writeText(out, vector.getKey());
        out.writeLong(vector.getValue().length());
        out.writeBoolean(vector.getValue().isPresent());
      }
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot be written to", e);
    }
    return bytes.toByteArray();
  }

  private static void writeBlock(DataOutputStream out, ParameterBlock block) throws IOException {
    writeText(out, block.name());
    out.writeLong(block.offset());
    out.writeInt(block.shape().size());
    for (long extent : block.shape()) {
      out.writeLong(extent);
    }
    out.writeByte(block.order());
    out.writeBoolean(block.trained());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a header. Allocates in proportion to the bytes, whatever they say.
   *
   * @throws MalformedException if they are no header
   */
  static Header decode(byte[] bytes) throws MalformedException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Header header = new Decoder(in).header();
      if (in.available() > 0) {
        throw new MalformedException("%d bytes follow its header".formatted(in.available()));
      }
      return header;
    } catch (EOFException e) {
      throw new MalformedException("its header ends too soon");
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot be read", e);
    }
  }

  private record Decoder(DataInputStream in) {

    Header header() throws IOException, MalformedException {
      Map<String, SettingValue> settings = new LinkedHashMap<>();
      for (int count = count(); count > 0; count--) {
        SettingValue value = setting();
        putOnce(settings, value.setting().toString(), value);
      }
      ElementType type = type();
      long length = in.readLong();
      List<ParameterBlock> blocks = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        blocks.add(block());
      }
      Map<String, Double> numbers = new LinkedHashMap<>();
      for (int count = count(); count > 0; count--) {
        putOnce(numbers, text(), in.readDouble());
      }
      Map<String, VectorForm> vectors = new LinkedHashMap<>();
      for (int count = count(); count > 0; count--) {
        putOnce(vectors, text(), new VectorForm(in.readLong(), flag()));
      }
      return new Header(List.copyOf(settings.values()), type, length, blocks, numbers, vectors);
    }

    private SettingValue setting() throws IOException, MalformedException {
      String name = text();
      Setting setting = Setting.find(name).orElse(null);
      if (setting == null) {
        throw new MalformedException("it has the setting `" + Printable.of(name) + "`");
      }
      return new SettingValue(setting, text(), text());
    }

    private ElementType type() throws IOException, MalformedException {
      String name = text();
      return switch (name) {
        case "FLOAT" -> ElementType.FLOAT;
        case "DOUBLE" -> ElementType.DOUBLE;
        default -> throw new MalformedException("its entries are `" + Printable.of(name) + "`");
      };
    }

    private ParameterBlock block() throws IOException, MalformedException {
      String name = text();
      long offset = in.readLong();
      List<Long> shape = new ArrayList<>();
      for (int count = count(); count > 0; count--) {
        shape.add(in.readLong());
      }
      char order = (char) in.readUnsignedByte();
      boolean trained = flag();
      try {
        return new ParameterBlock(name, offset, shape, order, trained);
      } catch (IllegalArgumentException e) {
        throw new MalformedException(Printable.of(String.valueOf(e.getMessage())));
      }
    }

    private static <T> void putOnce(Map<String, T> map, String name, T value)
        throws MalformedException {
      if (map.putIfAbsent(name, value) != null) {
        throw new MalformedException("it has `%s` twice".formatted(Printable.of(name)));
      }
    }

    private boolean flag() throws IOException, MalformedException {
      int value = in.readUnsignedByte();
      if (value > 1) {
        throw new MalformedException("it has %d where 0 or 1 must be".formatted(value));
      }
      return value == 1;
    }

    /** Reads how many items follow, each of at least a byte. */
    private int count() throws IOException, MalformedException {
      int count = in.readInt();
      if (count < 0 || count > in.available()) {
        throw new MalformedException("it has the impossible length " + count);
      }
      return count;
    }

    private String text() throws IOException, MalformedException {
      byte[] bytes = new byte[count()];
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}

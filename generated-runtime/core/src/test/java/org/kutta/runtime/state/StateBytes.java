package org.kutta.runtime.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A saved state taken apart by the documented format alone, so that each part can be changed and
 * the file be put together again with checksums that match.
 */
final class StateBytes {

  int version = 2;
  int headerMore;
  final List<String[]> settings = new ArrayList<>();
  String type = "";
  long length;
  final List<Block> blocks = new ArrayList<>();
  final List<Number> numbers = new ArrayList<>();
  final List<VectorPart> vectors = new ArrayList<>();

  static final class Block {
    String name = "";
    long offset;
    List<Long> shape = new ArrayList<>();
    int order;
    int trained;
  }

  static final class Number {
    String name = "";
    double value;
  }

  static final class VectorPart {
    String name = "";
    long length;
    int present;
    byte[] entries = new byte[0];
  }

  static StateBytes of(byte[] file) throws IOException {
    StateBytes state = new StateBytes();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    in.readInt();
    state.version = in.readInt();
    in.readInt();
    for (int count = in.readInt(); count > 0; count--) {
      state.settings.add(new String[] {text(in), text(in), text(in)});
    }
    state.type = text(in);
    state.length = in.readLong();
    for (int count = in.readInt(); count > 0; count--) {
      Block block = new Block();
      block.name = text(in);
      block.offset = in.readLong();
      for (int extents = in.readInt(); extents > 0; extents--) {
        block.shape.add(in.readLong());
      }
      block.order = in.readUnsignedByte();
      block.trained = in.readUnsignedByte();
      state.blocks.add(block);
    }
    for (int count = in.readInt(); count > 0; count--) {
      Number number = new Number();
      number.name = text(in);
      number.value = in.readDouble();
      state.numbers.add(number);
    }
    for (int count = in.readInt(); count > 0; count--) {
      VectorPart vector = new VectorPart();
      vector.name = text(in);
      vector.length = in.readLong();
      vector.present = in.readUnsignedByte();
      state.vectors.add(vector);
    }
    in.readInt();
    int width = state.type.equals("FLOAT") ? 4 : 8;
    for (VectorPart vector : state.vectors) {
      if (vector.present == 1) {
        vector.entries = in.readNBytes((int) vector.length * width);
      }
    }
    in.readInt();
    return state;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  Number number(String name) {
    return numbers.stream().filter(number -> number.name.equals(name)).findFirst().orElseThrow();
  }

  VectorPart vector(String name) {
    return vectors.stream().filter(vector -> vector.name.equals(name)).findFirst().orElseThrow();
  }

  byte[] header() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(settings.size());
    for (String[] setting : settings) {
      for (String part : setting) {
        text(out, part);
      }
    }
    text(out, type);
    out.writeLong(length);
    out.writeInt(blocks.size());
    for (Block block : blocks) {
      text(out, block.name);
      out.writeLong(block.offset);
      out.writeInt(block.shape.size());
      for (long extent : block.shape) {
        out.writeLong(extent);
      }
      out.writeByte(block.order);
      out.writeByte(block.trained);
    }
    out.writeInt(numbers.size());
    for (Number number : numbers) {
      text(out, number.name);
      out.writeLong(Double.doubleToRawLongBits(number.value));
    }
    out.writeInt(vectors.size());
    for (VectorPart vector : vectors) {
      text(out, vector.name);
      out.writeLong(vector.length);
      out.writeByte(vector.present);
    }
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  byte[] file() throws IOException {
    return file(header());
  }

  /** Puts a file together, with checksums that match. */
  byte[] file(byte[] header) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x4B555454);
    out.writeInt(version);
    out.writeInt(header.length + headerMore);
    out.write(header);
    out.writeInt(crc(bytes));
    for (VectorPart vector : vectors) {
      out.write(vector.entries);
    }
    out.writeInt(crc(bytes));
    return bytes.toByteArray();
  }

  private static int crc(ByteArrayOutputStream bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.toByteArray());
    return (int) crc.getValue();
  }
}

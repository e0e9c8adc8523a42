package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes one JSON document in ASCII: no terminal, and no wrong guess of the encoding, can change
 * what it says.
 */
final class JsonWriter {

  /** Adds a document's content to a generator. */
  interface Content {
    void writeTo(JsonGenerator json) throws IOException;
  }

  private JsonWriter() {}

  /** Returns the document, without a line feed at its end. */
  static String document(Content content) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = factory().createGenerator(text)) {
      json.setPrettyPrinter(printer());
      content.writeTo(json);
    } catch (IOException e) {
      throw new UncheckedIOException("strings do not fail", e);
    }
    return text.toString();
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
        .build();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
        .withObjectIndenter(lines);
  }

  /** Writes a number, or null where it is infinite: JSON has no infinity. */
  static void finite(JsonGenerator json, String name, double value) throws IOException {
    json.writeFieldName(name);
    if (Double.isFinite(value)) {
      json.writeNumber(value);
    } else {
      json.writeNull();
    }
  }
}

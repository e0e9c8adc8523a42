package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.kutta.cli.catalogue.LibraryMethod;

/** The document of {@code list}. */
public final class ListDocument {

  private ListDocument() {}

  /** Returns the document of these methods. */
  public static String of(List<LibraryMethod> methods) {
    return JsonWriter.document(json -> write(json, methods));
  }

  private static void write(JsonGenerator json, List<LibraryMethod> methods) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("methods");
    for (LibraryMethod method : methods) {
      json.writeStartObject();
      json.writeStringField("name", method.name());
      json.writeStringField("title", method.title());
      json.writeStringField("structure", method.structure());
      json.writeNumberField("stages", method.stages());
      json.writeNumberField("order", method.order());
      json.writeStringField("proof", method.exact() ? "exact" : "numeric");
      json.writeArrayFieldStart("embedded");
      for (int order : method.embedded()) {
        json.writeNumber(order);
      }
      json.writeEndArray();
      if (!method.parameters().isEmpty()) {
        json.writeArrayFieldStart("parameters");
        for (String parameter : method.parameters()) {
          json.writeString(parameter);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}

package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kutta.cli.report.FamilyFacts;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.FamilyOrder;
import org.kutta.generator.family.FamilyOrder.HigherOrder;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.number.RealRoots.Root;
import org.kutta.generator.symbolic.MultivariatePolynomial;
import org.kutta.generator.tableau.Method.ClaimedOrder;

/** What is proved of a family, as a JSON object. */
final class FamilyObject {

  private FamilyObject() {}

  static void write(JsonGenerator json, ProvedFamily proved) throws IOException {
    Family family = proved.family();
    json.writeStartObject();
    json.writeStringField("name", family.name());
    json.writeArrayFieldStart("parameters");
    for (int k = 0; k < family.names().size(); k++) {
      json.writeStartObject();
      json.writeStringField("name", family.names().get(k));
      json.writeStringField("domain", FamilyFacts.domains(proved).get(k));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("structure", FamilyFacts.structure(proved));
    json.writeNumberField("stages", family.tableau().stages());
    json.writeFieldName("order");
    write(json, proved.order(), family.claims().order(), family);
    json.writeArrayFieldStart("embedded");
    List<ClaimedOrder> claims = family.claims().embedded();
    for (int row = 0; row < proved.embedded().size(); row++) {
      Optional<ClaimedOrder> claim =
          claims.isEmpty() ? Optional.empty() : Optional.of(claims.get(row));
      write(json, proved.embedded().get(row), claim, family);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("conditions");
    for (MultivariatePolynomial condition : proved.conditions()) {
      json.writeString(condition.toString(family.names()) + " != 0");
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(
      JsonGenerator json, FamilyOrder order, Optional<ClaimedOrder> claim, Family family)
      throws IOException {
    json.writeStartObject();
    json.writeFieldName("claimed");
    if (claim.isPresent()) {
      json.writeNumber(claim.get().order());
    } else {
      json.writeNull();
    }
    json.writeNumberField("verified", order.order());
    json.writeStringField("proof", "exact");
    json.writeStringField("statement", order.summary(family.names()));
    json.writeFieldName("higher");
    if (order.higher().isPresent()) {
      json.writeStartArray();
      for (HigherOrder more : order.higher().get()) {
        json.writeStartObject();
        json.writeNumberField("order", more.order());
        json.writeArrayFieldStart("values");
        for (Root value : more.values()) {
          json.writeString(value.toString());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }
}

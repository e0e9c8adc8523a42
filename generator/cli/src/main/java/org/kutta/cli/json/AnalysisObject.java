package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.kutta.generator.analysis.EmbeddedAnalysis;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.number.Real;
import org.kutta.generator.storage.LowStorageForm;

/** The {@code analysis} of a method. */
final class AnalysisObject {

  private static final int DECIMALS = 20;

  private AnalysisObject() {}

  /** Writes the fields of an object that is open. */
  static void write(JsonGenerator json, MethodAnalysis analysis) throws IOException {
    json.writeNumberField("stageOrder", analysis.stageOrder());
    JsonWriter.finite(json, "realInterval", analysis.stability().realInterval());
    JsonWriter.finite(json, "imaginaryInterval", analysis.stability().imaginaryInterval());
    JsonWriter.finite(json, "sspCoefficient", analysis.sspCoefficient());
    json.writeBooleanField("aStable", analysis.stability().aStable());
    json.writeBooleanField("lStable", analysis.stability().lStable());
    json.writeBooleanField("algebraicallyStable", analysis.traits().algebraicallyStable());
    json.writeBooleanField("stifflyAccurate", analysis.traits().stifflyAccurate());
    json.writeBooleanField("fsal", analysis.traits().fsal());
    json.writeBooleanField("symplectic", analysis.traits().symplectic());
    json.writeBooleanField("symmetric", analysis.traits().symmetric());
    JsonWriter.finite(json, "principalErrorNorm", analysis.principalErrorNorm());
    stability(
        json,
        analysis.stability().function().numerator(),
        analysis.stability().function().denominator(),
        analysis.stability().function().atInfinity(),
        analysis.stability().function().recurrence().isPresent());
    json.writeArrayFieldStart("embedded");
    for (EmbeddedAnalysis row : analysis.embedded()) {
      write(json, row);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("lowStorage");
    for (LowStorageForm form : analysis.lowStorage()) {
      write(json, form);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, LowStorageForm form) throws IOException {
    json.writeStartObject();
    json.writeStringField("form", form.word());
    json.writeNumberField("registers", form.registers());
    json.writeObjectFieldStart("coefficients");
    for (LowStorageForm.Sequence sequence : form.coefficients()) {
      exact(json, sequence.symbol(), sequence.values());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, EmbeddedAnalysis row) throws IOException {
    json.writeStartObject();
    JsonWriter.finite(json, "realInterval", row.stability().realInterval());
    JsonWriter.finite(json, "imaginaryInterval", row.stability().imaginaryInterval());
    JsonWriter.finite(json, "sspCoefficient", row.sspCoefficient());
    json.writeBooleanField("aStable", row.stability().aStable());
    json.writeBooleanField("lStable", row.stability().lStable());
    JsonWriter.finite(json, "principalErrorNorm", row.principalErrorNorm());
    stability(
        json,
        row.stability().function().numerator(),
        row.stability().function().denominator(),
        row.stability().function().atInfinity(),
        false);
    json.writeEndObject();
  }

  private static void stability(
      JsonGenerator json,
      List<Real> numerator,
      List<Real> denominator,
      double atInfinity,
      boolean rounded)
      throws IOException {
    json.writeObjectFieldStart("stabilityFunction");
    if (rounded) {
      decimals(json, "numerator", numerator);
    } else {
      exact(json, "numerator", numerator);
    }
    exact(json, "denominator", denominator);
    json.writeBooleanField("rounded", rounded);
    json.writeEndObject();
    JsonWriter.finite(json, "stabilityAtInfinity", atInfinity);
  }

  /** Writes numbers that would be thousands of digits long as decimals. */
  private static void decimals(JsonGenerator json, String name, List<Real> coefficients)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Real coefficient : coefficients) {
      json.writeString(coefficient.toDecimal(DECIMALS).toString());
    }
    json.writeEndArray();
  }

  /** Writes exact numbers as strings, in ascending powers. */
  private static void exact(JsonGenerator json, String name, List<Real> coefficients)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Real coefficient : coefficients) {
      json.writeString(coefficient.toString());
    }
    json.writeEndArray();
  }
}

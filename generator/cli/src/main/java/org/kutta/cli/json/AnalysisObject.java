package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.number.Real;

/** The {@code analysis} of a method. */
final class AnalysisObject {

  private AnalysisObject() {}

  static void write(JsonGenerator json, MethodAnalysis analysis) throws IOException {
    json.writeStartObject();
    json.writeNumberField("stageOrder", analysis.stageOrder());
    JsonWriter.finite(json, "realInterval", analysis.realInterval());
    JsonWriter.finite(json, "imaginaryInterval", analysis.imaginaryInterval());
    JsonWriter.finite(json, "sspCoefficient", analysis.sspCoefficient());
    json.writeBooleanField("aStable", analysis.aStable());
    json.writeBooleanField("lStable", analysis.lStable());
    json.writeBooleanField("algebraicallyStable", analysis.algebraicallyStable());
    json.writeBooleanField("stifflyAccurate", analysis.stifflyAccurate());
    json.writeBooleanField("fsal", analysis.fsal());
    json.writeBooleanField("symplectic", analysis.symplectic());
    json.writeBooleanField("symmetric", analysis.symmetric());
    JsonWriter.finite(json, "principalErrorNorm", analysis.principalErrorNorm());
    json.writeObjectFieldStart("stabilityFunction");
    exact(json, "numerator", analysis.stabilityNumerator());
    exact(json, "denominator", analysis.stabilityDenominator());
    json.writeEndObject();
    JsonWriter.finite(json, "stabilityAtInfinity", analysis.stabilityAtInfinity());
    json.writeEndObject();
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

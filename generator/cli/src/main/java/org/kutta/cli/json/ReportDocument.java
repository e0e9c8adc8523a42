package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.Position;

/** The document of {@code check} and {@code show}: files, their methods, what is wrong. */
public final class ReportDocument {

  private final JsonGenerator json;
  private final boolean analyse;

  private ReportDocument(JsonGenerator json, boolean analyse) {
    this.json = json;
    this.analyse = analyse;
  }

  /** Returns the document of {@code check}. */
  public static String ofCheck(List<FileReport> files) {
    return JsonWriter.document(json -> new ReportDocument(json, false).write(files));
  }

  /** Returns the document of {@code show}: the same, with an analysis of each method. */
  public static String ofShow(List<FileReport> files) {
    return JsonWriter.document(json -> new ReportDocument(json, true).write(files));
  }

  private void write(List<FileReport> files) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("files");
    for (FileReport file : files) {
      json.writeStartObject();
      json.writeStringField("path", file.name());
      json.writeArrayFieldStart("methods");
      for (Finding finding : file.findings()) {
        write(finding);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("families");
      for (ProvedFamily family : file.families()) {
        FamilyObject.write(json, family);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("diagnostics");
      for (Diagnostic diagnostic : file.diagnostics()) {
        write(diagnostic);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(Finding finding) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", finding.method().name());
    json.writeStringField("structure", finding.structure());
    json.writeNumberField("stages", finding.method().tableau().stages());
    json.writeBooleanField("freeAbscissae", finding.hasFreeAbscissae());
    json.writeFieldName("order");
    writeOrder(finding, finding.claimedOrder(), finding.order());
    json.writeArrayFieldStart("embedded");
    for (int row = 0; row < finding.embeddedOrders().size(); row++) {
      writeOrder(finding, finding.claimedOrder(row), finding.embeddedOrders().get(row));
    }
    json.writeEndArray();
    if (analyse) {
      json.writeFieldName("analysis");
      AnalysisObject.write(json, MethodAnalysis.of(finding.proved()));
    }
    json.writeEndObject();
  }

  private void writeOrder(Finding finding, Optional<Integer> claimed, int verified)
      throws IOException {
    json.writeStartObject();
    json.writeFieldName("claimed");
    if (claimed.isPresent()) {
      json.writeNumber(claimed.get());
    } else {
      json.writeNull();
    }
    json.writeNumberField("verified", verified);
    json.writeStringField("proof", finding.isExact() ? "exact" : "numeric");
    if (!finding.isExact()) {
      json.writeNumberField("tolerance", finding.method().claims().tolerance().toDouble());
    }
    json.writeEndObject();
  }

  private void write(Diagnostic diagnostic) throws IOException {
    Position start = diagnostic.span().startPosition();
    Position end = diagnostic.span().endPosition();
    json.writeStartObject();
    json.writeStringField("code", diagnostic.code().id());
    json.writeStringField("severity", diagnostic.severity().word());
    json.writeNumberField("line", start.line());
    json.writeNumberField("column", start.column());
    json.writeNumberField("endLine", end.line());
    json.writeNumberField("endColumn", end.column());
    json.writeStringField("message", diagnostic.message());
    json.writeStringField("help", diagnostic.help().orElse(null));
    json.writeEndObject();
  }
}

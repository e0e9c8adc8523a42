package org.kutta.cli.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.kutta.cli.report.AnalysedReport;
import org.kutta.cli.report.FileReport;
import org.kutta.cli.report.Finding;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Position;

/** The document of {@code check} and {@code show}: files, their methods, what is wrong. */
public final class ReportDocument {

  private final JsonGenerator json;

  private ReportDocument(JsonGenerator json) {
    this.json = json;
  }

  /** Returns the document of {@code check}. */
  public static String ofCheck(List<FileReport> files) {
    return JsonWriter.document(
        json -> {
          ReportDocument document = new ReportDocument(json);
          document.start();
          for (FileReport file : files) {
            document.write(file, Optional.empty());
          }
          document.end();
        });
  }

  /** Returns the document of {@code show}: the same, with an analysis of each method. */
  public static String ofShow(List<AnalysedReport> files) {
    return JsonWriter.document(
        json -> {
          ReportDocument document = new ReportDocument(json);
          document.start();
          for (AnalysedReport file : files) {
            document.write(file.report(), Optional.of(file.analyses()));
          }
          document.end();
        });
  }

  private void start() throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("files");
  }

  private void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(FileReport file, Optional<List<Optional<MethodAnalysis>>> analyses)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.name());
    json.writeArrayFieldStart("methods");
    for (int k = 0; k < file.findings().size(); k++) {
      Finding finding = file.findings().get(k);
      json.writeStartObject();
      write(finding);
      if (analyses.isPresent()) {
        writeAnalysis(finding, analyses.get().get(k));
      }
      json.writeEndObject();
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

  private void writeAnalysis(Finding finding, Optional<MethodAnalysis> analysis)
      throws IOException {
    json.writeFieldName("analysis");
    if (analysis.isPresent()) {
      json.writeStartObject();
      writeProof(finding);
      AnalysisObject.write(json, analysis.get());
      json.writeEndObject();
    } else {
      json.writeNull();
    }
  }

  private void write(Finding finding) throws IOException {
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
    writeProof(finding);
    json.writeEndObject();
  }

  private void writeProof(Finding finding) throws IOException {
    json.writeStringField("proof", finding.isExact() ? "exact" : "numeric");
    if (!finding.isExact()) {
      json.writeNumberField("tolerance", finding.method().claims().tolerance().toDouble());
    }
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
    json.writeArrayFieldStart("edits");
    for (SuggestedEdit edit : diagnostic.edits()) {
      json.writeStartArray();
      for (SuggestedEdit.Replacement replacement : edit.replacements()) {
        write(replacement);
      }
      json.writeEndArray();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(SuggestedEdit.Replacement replacement) throws IOException {
    Position start = replacement.span().startPosition();
    Position end = replacement.span().endPosition();
    json.writeStartObject();
    json.writeNumberField("line", start.line());
    json.writeNumberField("column", start.column());
    json.writeNumberField("endLine", end.line());
    json.writeNumberField("endColumn", end.column());
    json.writeStringField("text", replacement.text());
    json.writeEndObject();
  }
}

package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import org.kutta.grammar.source.Position;
import org.kutta.grammar.source.Span;

/** Prints diagnostics for people. */
final class DiagnosticRenderer {
  private final Diagnostic diagnostic;
  private final List<String> lines = new ArrayList<>();

  private DiagnosticRenderer(Diagnostic diagnostic) {
    this.diagnostic = diagnostic;
  }

  static String render(Diagnostic diagnostic) {
    return new DiagnosticRenderer(diagnostic).render();
  }

  private String render() {
    Span span = diagnostic.span();
    Position start = span.startPosition();
    String place = span.source().name() + ":" + start.line() + ":" + start.column();
    String kind = diagnostic.severity().word() + "[" + diagnostic.code().id() + "]";
    lines.add(PrintableText.of(place + ": " + kind + ": " + diagnostic.message()));
    List<String> notes = noteLines();
    // A file that could not be read has no text to show.
    if (!span.source().text().isEmpty()) {
      addSnippet(start.line(), notes.isEmpty() ? "" : notes.remove(0));
    }
    notes.forEach(note -> lines.add("  " + note));
    diagnostic.help().ifPresent(help -> lines.add("  help: " + PrintableText.of(help)));
    return String.join("\n", lines);
  }

  /** Returns the notes line by line: a note may draw a picture, such as a rooted tree. */
  private List<String> noteLines() {
    List<String> result = new ArrayList<>();
    for (String note : diagnostic.notes()) {
      note.lines().map(PrintableText::of).forEach(result::add);
    }
    return result;
  }

  private void addSnippet(int line, String note) {
    Snippet snippet = Snippet.of(diagnostic.span());
    String number = Integer.toString(line);
    String margin = " ".repeat(number.length());
    lines.add(("  " + number + " | " + snippet.line()).stripTrailing());
    String caret = " ".repeat(snippet.caretColumn()) + "^".repeat(snippet.caretWidth());
    lines.add(("  " + margin + " | " + caret + " " + note).stripTrailing());
  }
}

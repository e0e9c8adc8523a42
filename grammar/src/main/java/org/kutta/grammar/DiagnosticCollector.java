package org.kutta.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * Gathers the diagnostics of one file, up to a number that a person reads, and remembers which
 * lines have one: what else seems wrong on such a line is most likely a consequence.
 */
final class DiagnosticCollector {
  private static final int MAX_ERRORS = 20;

  private final SourceText source;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Integer> brokenLines = new HashSet<>();

  /** Where the errors begin, those included that are too many to show. */
  private final NavigableSet<Integer> errorOffsets = new TreeSet<>();

  DiagnosticCollector(SourceText source) {
    this.source = source;
  }

  void add(Diagnostic diagnostic) {
    brokenLines.add(source.line(diagnostic.span().start()));
    errorOffsets.add(diagnostic.span().start());
    if (diagnostics.size() < MAX_ERRORS) {
      diagnostics.add(diagnostic);
    } else if (!isFull()) {
      diagnostics.add(tooMany());
    }
  }

  /** Adds a diagnostic unless its line has one already. */
  void addToSoundLine(Diagnostic diagnostic) {
    if (!isBroken(diagnostic.span().start())) {
      add(diagnostic);
    }
  }

  /** Tells whether the line that holds {@code offset} has a diagnostic. */
  boolean isBroken(int offset) {
    return brokenLines.contains(source.line(offset));
  }

  /** Tells whether a stretch of text has a diagnostic on any of its lines. */
  boolean isBroken(Span span) {
    int first = source.line(span.start());
    int last = source.line(span.end());
    return brokenLines.stream().anyMatch(line -> first <= line && line <= last);
  }

  /** Tells whether an error, shown or not, begins within a stretch of text. */
  boolean hasErrorIn(Span span) {
    Integer first = errorOffsets.ceiling(span.start());
    return first != null && first < span.end();
  }

  /** Tells whether further diagnostics are dropped. */
  boolean isFull() {
    return diagnostics.size() > MAX_ERRORS;
  }

  List<Diagnostic> sorted() {
    return diagnostics.stream().sorted(Diagnostic.BY_POSITION).toList();
  }

  private Diagnostic tooMany() {
    // At the end of the file, so that it is sorted behind all others.
    int end = source.text().length();
    return Diagnostic.of(Message.TOO_MANY_ERRORS, new Span(source, end, end), MAX_ERRORS);
  }
}

package org.kutta.grammar;

import org.kutta.grammar.source.Span;

/** Reads the integers that must be small: orders, indices, exponents. */
final class IntegerReader {
  private final DiagnosticCollector collector;

  IntegerReader(DiagnosticCollector collector) {
    this.collector = collector;
  }

  /**
   * Returns the value of a well-formed integer; one that is too large is reported and read as 0.
   */
  int read(String digits, Span span) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException tooLarge) {
      collector.add(Diagnostic.of(Message.INTEGER_TOO_LARGE, span, Integer.MAX_VALUE));
      return 0;
    }
  }
}

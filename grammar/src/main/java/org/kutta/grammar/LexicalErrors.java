package org.kutta.grammar;

import java.util.Locale;
import java.util.Optional;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/** Words the diagnostics about single tokens. */
final class LexicalErrors {
  /** The longest word, in characters. */
  static final int MAX_NAME = 100;

  /** The longest number, in characters: thrice what the longest published coefficient needs. */
  static final int MAX_NUMBER = 1000;

  private static final int MAX_SHOWN = 20;

  private final SourceText source;
  private final DiagnosticCollector collector;

  LexicalErrors(SourceText source, DiagnosticCollector collector) {
    this.source = source;
    this.collector = collector;
  }

  /** Reports a run of dashes that are not the one of the keyboard. */
  void dashes(Span span) {
    lookalike(span, "-");
  }

  /** Reports a run of characters that start no token. */
  void stray(Span span) {
    Optional<String> replacement = Lookalikes.replacement(source.text().charAt(span.start()));
    if (replacement.isPresent()) {
      lookalike(span, replacement.get());
    } else {
      collector.add(Diagnostic.of(Message.STRAY_CHARACTER, span, shown(span)));
    }
  }

  private void lookalike(Span span, String replacement) {
    String wanted = replacement.isBlank() ? "a blank" : "`" + replacement + "`";
    collector.add(
        Diagnostic.of(Message.LOOKALIKE_CHARACTER, span, shown(span), wanted)
            .withHelp("write " + wanted));
  }

  void unclosedString(Span span) {
    collector.add(
        Diagnostic.of(Message.UNCLOSED_STRING, span)
            .withHelp("write `\"` at its end; inside a string write `\\\"`"));
  }

  void unclosedComment(Span span) {
    collector.add(
        Diagnostic.of(Message.UNCLOSED_COMMENT, new Span(source, span.start(), span.start() + 2))
            .withHelp("write `*/` at its end"));
  }

  /** Checks the inside of a string: two escapes exist, and no control character is allowed. */
  void checkString(Span span) {
    String text = source.text();
    for (int i = span.start() + 1; i < span.end() - 1; i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        checkEscape(new Span(source, i - 1, i + 1));
      } else if (Character.isISOControl(c)) {
        controlInString(new Span(source, i, i + 1));
      }
    }
  }

  private void checkEscape(Span span) {
    char escaped = source.text().charAt(span.start() + 1);
    if (escaped != '"' && escaped != '\\') {
      collector.add(
          Diagnostic.of(Message.UNKNOWN_ESCAPE, span, span.text())
              .withHelp("write `\\\\` for a backslash"));
    }
  }

  private void controlInString(Span span) {
    collector.add(Diagnostic.of(Message.CONTROL_CHARACTER, span, shown(span)));
  }

  void checkNameLength(Span span) {
    if (span.end() - span.start() > MAX_NAME) {
      collector.add(Diagnostic.of(Message.NAME_TOO_LONG, span, MAX_NAME));
    }
  }

  void checkNumberLength(Span span) {
    if (span.end() - span.start() > MAX_NUMBER) {
      collector.add(Diagnostic.of(Message.NUMBER_TOO_LONG, span, MAX_NUMBER));
    }
  }

  /** Returns the characters in back-ticks, or their code points where they cannot be seen. */
  private String shown(Span span) {
    String text = span.text();
    int first = text.codePointAt(0);
    boolean visible = text.equals(PrintableText.of(text)) && !Character.isSpaceChar(first);
    if (!visible) {
      return String.format(Locale.ROOT, "U+%04X", first);
    }
    if (text.length() == Character.charCount(first)) {
      return String.format(Locale.ROOT, "`%s` (U+%04X)", text, first);
    }
    boolean shortEnough = text.codePointCount(0, text.length()) <= MAX_SHOWN;
    int end = shortEnough ? text.length() : text.offsetByCodePoints(0, MAX_SHOWN);
    return "`" + text.substring(0, end) + (shortEnough ? "" : "…") + "`";
  }
}

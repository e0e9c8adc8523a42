package org.kutta.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing to tell the author of a tableau: what is wrong, where, why, and how to mend it.
 *
 * @param message what is wrong: lower case, no full stop, back-ticks around source text
 * @param notes why; the first stands beside the caret
 * @param help what to type instead
 */
public record Diagnostic(
    DiagnosticCode code, Span span, String message, List<String> notes, Optional<String> help) {

  /** The order in which diagnostics are reported: by file, then by place. */
  public static final Comparator<Diagnostic> BY_POSITION =
      Comparator.comparing((Diagnostic d) -> d.span().source().name())
          .thenComparingInt(d -> d.span().start())
          .thenComparingInt(d -> d.span().end())
          .thenComparing(Diagnostic::code);

  /** Copies the notes. */
  public Diagnostic {
    notes = List.copyOf(notes);
  }

  /** Returns a diagnostic without notes or help. */
  public static Diagnostic of(DiagnosticCode code, Span span, String message) {
    return new Diagnostic(code, span, message, List.of(), Optional.empty());
  }

  /** Returns this diagnostic with one more note at the end. */
  public Diagnostic withNote(String note) {
    List<String> longer = new ArrayList<>(notes);
    longer.add(note);
    return new Diagnostic(code, span, message, longer, help);
  }

  /** Returns this diagnostic with {@code text} as its help. */
  public Diagnostic withHelp(String text) {
    return new Diagnostic(code, span, message, notes, Optional.of(text));
  }

  /** Returns the severity, which the code decides. */
  public Severity severity() {
    return code.severity();
  }

  /** Tells whether this is an error. */
  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /**
   * Returns the printed form: a headline, the source line with a caret under the span, notes and
   * help. Lines are joined by line feeds, with none at the end; no other control character occurs.
   */
  public String render() {
    return DiagnosticRenderer.render(this);
  }
}

package org.kutta.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.grammar.source.Span;

/**
 * One thing to tell the author of a tableau: what is wrong, where, why, and how to fix it.
 *
 * @param message what is wrong: lower case, no full stop, back-ticks around source text
 * @param notes why; the first is printed next to the caret
 * @param help what to type instead
 * @param edits what the help offers, for programs: alternatives of which each will do
 */
public record Diagnostic(
    DiagnosticCode code,
    Span span,
    String message,
    List<String> notes,
    Optional<String> help,
    List<SuggestedEdit> edits) {

  /** The order in which diagnostics are reported: by file, then by place. */
  public static final Comparator<Diagnostic> BY_POSITION =
      Comparator.comparing((Diagnostic d) -> d.span().source().name())
          .thenComparingInt(d -> d.span().start())
          .thenComparingInt(d -> d.span().end())
          .thenComparing(Diagnostic::code);

  /** Copies the lists. */
  public Diagnostic {
    notes = List.copyOf(notes);
    edits = List.copyOf(edits);
  }

  /**
   * Returns a diagnostic without notes or help.
   *
   * @param arguments what the placeholders of the message stand for, in order
   * @throws IllegalArgumentException if there are more or fewer arguments than placeholders
   */
  public static Diagnostic of(Message message, Span span, Object... arguments) {
    return new Diagnostic(
        message.code(), span, message.with(arguments), List.of(), Optional.empty(), List.of());
  }

  /**
   * Returns what is wrong here, reported from another place, without notes or help.
   *
   * @param place where parameters of a family are given values
   * @param values of the parameters, for which this is wrong
   */
  public Diagnostic withValues(String values, Span place) {
    String headline = Message.withValues(values, message);
    return new Diagnostic(code, place, headline, List.of(), Optional.empty(), List.of());
  }

  /** Returns this diagnostic with one more note at the end. */
  public Diagnostic withNote(String note) {
    List<String> longer = new ArrayList<>(notes);
    longer.add(note);
    return new Diagnostic(code, span, message, longer, help, edits);
  }

  /** Returns this diagnostic with {@code text} as its help, and no edit. */
  public Diagnostic withHelp(String text) {
    return new Diagnostic(code, span, message, notes, Optional.of(text), List.of());
  }

  /** Returns this diagnostic without help. */
  public Diagnostic withoutHelp() {
    return new Diagnostic(code, span, message, notes, Optional.empty(), List.of());
  }

  /** Returns this diagnostic with an edit as its help. */
  public Diagnostic withEdit(SuggestedEdit edit) {
    return withEdits(List.of(edit), "");
  }

  /** Returns this diagnostic with {@code text} in the place of what it points at as its help. */
  public Diagnostic withEdit(String text) {
    return new Diagnostic(
        code,
        span,
        message,
        notes,
        Optional.of("write `" + text + "`"),
        List.of(SuggestedEdit.replace(span, text)));
  }

  /**
   * Returns this diagnostic with edits as its help, of which each will do.
   *
   * @param alternatives at least one
   * @param consequence what the help says after them, with its punctuation
   */
  public Diagnostic withEdits(List<SuggestedEdit> alternatives, String consequence) {
    String words =
        alternatives.stream().map(SuggestedEdit::words).collect(Collectors.joining(", or "));
    String either = alternatives.size() > 1 ? "either " : "";
    return new Diagnostic(
        code, span, message, notes, Optional.of(either + words + consequence), alternatives);
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

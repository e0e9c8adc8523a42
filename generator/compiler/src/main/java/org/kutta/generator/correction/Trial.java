package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.SuggestedEdit.Replacement;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/** Compiles a declaration, and then its whole file, as if the text were edited. */
final class Trial {

  private final Function<SourceText, Checked<List<Proof>>> prove;
  private final Deadline deadline;
  private final Span range;
  private final Span declaration;
  private final List<DiagnosticCode> elsewhere;
  private boolean cut;

  /**
   * What the compiler says of an edited declaration.
   *
   * @param proof of the edited declaration, if nothing is wrong with it
   * @param diagnostics in the edited text
   */
  record Outcome(SuggestedEdit edit, Optional<Proof> proof, List<Diagnostic> diagnostics) {

    boolean isClean() {
      return diagnostics.isEmpty() && proof.isPresent();
    }

    Tableau<?> tableau() {
      return proof.orElseThrow().tableau();
    }
  }

  /**
   * @param alone whether a declaration means the same without the rest of its file
   * @param elsewhere what is wrong with other declarations
   */
  Trial(
      Function<SourceText, Checked<List<Proof>>> prove,
      Deadline deadline,
      Span declaration,
      boolean alone,
      List<Diagnostic> elsewhere) {
    this.prove = prove;
    this.deadline = deadline;
    this.declaration = declaration;
    this.elsewhere = elsewhere.stream().map(Diagnostic::code).toList();
    this.range = alone ? declaration : file();
  }

  /** Returns whether an edit was not tried because the time had passed. */
  boolean isCut() {
    return cut;
  }

  /** Compiles the declaration with an edit; nothing if the time has passed. */
  Optional<Outcome> of(SuggestedEdit edit) {
    if (isOver()) {
      return Optional.empty();
    }
    Checked<List<Proof>> checked = prove(edit, range);
    String name = declaration.source().name();
    int growth = growth(edit);
    List<Diagnostic> own =
        checked.diagnostics().stream()
            .filter(d -> d.span().start() >= declaration.start() - range.start())
            .filter(d -> d.span().end() <= declaration.end() - range.start() + growth)
            .toList();
    Optional<Proof> proof =
        checked
            .value()
            .flatMap(
                proofs ->
                    proofs.stream()
                        .filter(
                            p -> {
                              int at = p.nameSpan().start() + range.start();
                              return at >= declaration.start() && at <= declaration.end() + growth;
                            })
                        .findFirst());
    return Optional.of(new Outcome(edit, proof, own));
  }

  /** Tells whether the whole file has nothing wrong in this declaration, and nothing new. */
  boolean isCleanInFile(SuggestedEdit edit) {
    if (isOver()) {
      return false;
    }
    List<DiagnosticCode> left =
        new ArrayList<>(prove(edit, file()).diagnostics().stream().map(Diagnostic::code).toList());
    elsewhere.forEach(left::remove);
    return left.isEmpty();
  }

  /**
   * Tells whether an edit that a diagnostic brings along removes it, and brings no other of its
   * kind; what shows only in the edited text, behind a misspelt name, is another matter.
   */
  boolean resolves(SuggestedEdit edit, Diagnostic diagnostic, List<Diagnostic> own) {
    if (isOver()) {
      return false;
    }
    List<Diagnostic> left = new ArrayList<>(prove(edit, file()).diagnostics());
    List<DiagnosticCode> known = new ArrayList<>(elsewhere);
    own.stream().filter(d -> d != diagnostic).map(Diagnostic::code).forEach(known::add);
    for (DiagnosticCode code : known) {
      left.stream().filter(d -> d.code() == code).findFirst().ifPresent(left::remove);
    }
    return left.stream()
        .noneMatch(d -> d.code() == diagnostic.code() || overlaps(d.span(), edit) || isOfTable(d));
  }

  /** What a table is found to be shows that an edit of it, or of a claim, is not the right one. */
  private static boolean isOfTable(Diagnostic diagnostic) {
    return CorrectionSearch.CURABLE.contains(diagnostic.code());
  }

  private static boolean overlaps(Span span, SuggestedEdit edit) {
    int growth = 0;
    for (Replacement replacement : edit.replacements()) {
      int start = replacement.span().start() + growth;
      int end = start + replacement.text().length();
      if (span.start() < end && span.end() > start) {
        return true;
      }
      growth += replacement.text().length() - replacement.span().text().length();
    }
    return false;
  }

  private Span file() {
    return new Span(declaration.source(), 0, declaration.source().text().length());
  }

  private boolean isOver() {
    cut |= deadline.isOver();
    return cut;
  }

  private Checked<List<Proof>> prove(SuggestedEdit edit, Span part) {
    String text = edit.applyTo(part.source().text(), part.start(), part.end());
    return prove.apply(SourceText.of(part.source().name(), text));
  }

  private static int growth(SuggestedEdit edit) {
    return edit.replacements().stream()
        .mapToInt(r -> r.text().length() - (r.span().end() - r.span().start()))
        .sum();
  }

  /** Returns an edit of the edited text as one of the text that was edited, if it is one. */
  Optional<SuggestedEdit> inOriginal(SuggestedEdit made, SuggestedEdit next) {
    List<Replacement> replacements = new ArrayList<>();
    for (Replacement replacement : next.replacements()) {
      Optional<Integer> start = original(made, replacement.span().start());
      if (start.isEmpty()) {
        return Optional.empty();
      }
      int end = start.get() + replacement.span().end() - replacement.span().start();
      replacements.add(
          new Replacement(new Span(declaration.source(), start.get(), end), replacement.text()));
    }
    return Optional.of(new SuggestedEdit(replacements));
  }

  private Optional<Integer> original(SuggestedEdit made, int offset) {
    int at = offset + range.start();
    for (Replacement replacement : made.replacements()) {
      int length = replacement.span().end() - replacement.span().start();
      if (at < replacement.span().start()) {
        return Optional.of(at);
      }
      if (at < replacement.span().start() + replacement.text().length()) {
        return Optional.empty();
      }
      at += length - replacement.text().length();
    }
    return Optional.of(at);
  }
}

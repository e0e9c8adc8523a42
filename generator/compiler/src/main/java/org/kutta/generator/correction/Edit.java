package org.kutta.generator.correction;

import java.util.Comparator;
import java.util.List;
import org.kutta.grammar.Span;

/**
 * A change of a method's text.
 *
 * @param replacements one for a corrected entry, two for a swap; they do not overlap
 */
record Edit(List<Replacement> replacements) {

  /**
   * A stretch of text, and what stands there instead.
   *
   * @param text in the syntax of the language
   */
  record Replacement(Span span, String text) {}

  Edit {
    replacements =
        replacements.stream().sorted(Comparator.comparingInt(r -> r.span().start())).toList();
  }

  static Edit replace(Span span, String text) {
    return new Edit(List.of(new Replacement(span, text)));
  }

  static Edit swap(Span first, Span second) {
    return new Edit(
        List.of(new Replacement(first, second.text()), new Replacement(second, first.text())));
  }

  boolean isSwap() {
    return replacements.size() == 2;
  }

  /** Returns the text of a declaration with the replacements made. */
  String applyTo(Span declaration) {
    StringBuilder text = new StringBuilder();
    int done = declaration.start();
    String source = declaration.source().text();
    for (Replacement replacement : replacements) {
      text.append(source, done, replacement.span().start()).append(replacement.text());
      done = replacement.span().end();
    }
    return text.append(source, done, declaration.end()).toString();
  }
}

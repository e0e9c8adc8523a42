package org.kutta.grammar;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kutta.grammar.source.Position;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/**
 * A change of a text that a diagnostic offers. The words of its help come from here, so that what a
 * person reads is what a program may apply.
 *
 * @param replacements in the order of the text; they do not overlap
 */
public record SuggestedEdit(List<Replacement> replacements) {

  private static final int LONGEST_SHOWN = 60;

  /**
   * A stretch of text, and what stands there instead.
   *
   * @param span what is replaced; empty where text is only added
   * @param text in the syntax of the language
   */
  public record Replacement(Span span, String text) {

    private boolean isLine() {
      return span.start() == span.end() && text.contains("\n");
    }
  }

  /**
   * Sorts the replacements.
   *
   * @throws IllegalArgumentException if two of them overlap
   */
  public SuggestedEdit {
    replacements =
        replacements.stream().sorted(Comparator.comparingInt(r -> r.span().start())).toList();
    if (overlap(replacements)) {
      throw new IllegalArgumentException("two replacements overlap: " + replacements);
    }
  }

  private static boolean overlap(List<Replacement> sorted) {
    return IntStream.range(1, sorted.size())
        .anyMatch(k -> sorted.get(k).span().start() < sorted.get(k - 1).span().end());
  }

  /** Returns the edit that writes {@code text} in the place of a span. */
  public static SuggestedEdit replace(Span span, String text) {
    return new SuggestedEdit(List.of(new Replacement(span, text)));
  }

  /** Returns the edit that exchanges two spans. */
  public static SuggestedEdit exchange(Span first, Span second) {
    return new SuggestedEdit(
        List.of(new Replacement(first, second.text()), new Replacement(second, first.text())));
  }

  /** Returns the edit that adds a line of its own after the line of a statement. */
  public static SuggestedEdit addLineAfter(Span statement, String line) {
    Span end = new Span(statement.source(), statement.end(), statement.end());
    int margin = statement.startPosition().column() - 1;
    return replace(end, "\n" + " ".repeat(margin) + line);
  }

  /** Returns the edit that adds a line of its own before the line that begins with a span. */
  public static SuggestedEdit addLineBefore(Span first, String line) {
    Span start = new Span(first.source(), first.start(), first.start());
    int margin = first.startPosition().column() - 1;
    return replace(start, line + "\n" + " ".repeat(margin));
  }

  /** Returns this edit and another one, made at once, unless both write in the same place. */
  public Optional<SuggestedEdit> and(SuggestedEdit other) {
    List<Replacement> both =
        Stream.concat(replacements.stream(), other.replacements.stream())
            .distinct()
            .sorted(Comparator.comparingInt(r -> r.span().start()))
            .toList();
    return overlap(both) ? Optional.empty() : Optional.of(new SuggestedEdit(both));
  }

  /** Returns the text from one offset to another with the replacements made. */
  public String applyTo(String text, int from, int to) {
    StringBuilder edited = new StringBuilder();
    int done = from;
    for (Replacement replacement : replacements) {
      edited.append(text, done, replacement.span().start()).append(replacement.text());
      done = replacement.span().end();
    }
    return edited.append(text, done, to).toString();
  }

  /** Returns a whole text with the replacements made. */
  public String applyTo(SourceText source) {
    return applyTo(source.text(), 0, source.text().length());
  }

  /**
   * Returns what to type, and where: {@code write `1/3` for `1/4` (line 5, column 3)}, {@code
   * exchange `0` (line 8, column 11) and `1` (line 8, column 16)} or {@code add the line
   * `approximate 1e-11` after line 2}.
   */
  String words() {
    Replacement first = replacements.get(0);
    if (replacements.size() == 1 && first.text().isEmpty()) {
      return "remove " + place(first.span());
    }
    if (isExchange()) {
      return "exchange " + place(first.span()) + " and " + place(replacements.get(1).span());
    }
    String lines =
        replacements.stream()
            .filter(Replacement::isLine)
            .map(SuggestedEdit::lineWords)
            .collect(Collectors.joining(" and "));
    String others =
        replacements.stream()
            .filter(r -> !r.isLine())
            .map(r -> "`" + r.text() + "` for " + place(r.span()))
            .collect(Collectors.joining(" and "));
    if (others.isEmpty()) {
      return lines;
    }
    return "write " + others + (lines.isEmpty() ? "" : " and " + lines);
  }

  private boolean isExchange() {
    return replacements.size() == 2
        && replacements.get(0).text().equals(replacements.get(1).span().text())
        && replacements.get(1).text().equals(replacements.get(0).span().text());
  }

  private static String lineWords(Replacement added) {
    boolean after = added.text().startsWith("\n");
    return "add the line `%s` %s line %s"
        .formatted(
            added.text().strip(), after ? "after" : "before", added.span().startPosition().line());
  }

  private static String place(Span span) {
    Position start = span.startPosition();
    return "`%s` (line %s, column %s)".formatted(shown(span.text()), start.line(), start.column());
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN - 3) + "...";
  }
}

package org.kutta.cli.format;

import java.util.List;
import java.util.Set;
import org.kutta.cli.format.Token.Kind;

/** Statements that stand together, their values aligned. */
final class StatementLayout {

  private static final Set<String> ALIGNED = Set.of("title", "reference", "order", "embedded");

  private final int width;

  private StatementLayout(int width) {
    this.width = width;
  }

  /** Measures the keywords of consecutive statements. */
  static StatementLayout of(List<Line> lines) {
    return new StatementLayout(
        lines.stream().mapToInt(line -> keyword(line).length()).max().orElse(0));
  }

  /** Returns the words before the value; nothing for statements that are left as they are. */
  private static String keyword(Line line) {
    return ALIGNED.contains(line.firstWord()) && line.startsWith(Kind.TEXT) ? line.firstWord() : "";
  }

  /** Returns a statement without its comment. */
  String statement(Line line) {
    String keyword = keyword(line);
    if (keyword.isEmpty()) {
      return Line.join(line.body());
    }
    String value = Line.join(line.body().subList(1, line.body().size()));
    return keyword + " ".repeat(width - keyword.length() + 1) + value;
  }
}

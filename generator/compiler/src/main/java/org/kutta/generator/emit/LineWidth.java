package org.kutta.generator.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks the lines of a Java source in ASCII that are longer than people read: comments between
 * words, code between its parts, strings into two. What is preformatted stays as it is.
 */
final class LineWidth {

  /** The most columns of a line, unless a single name or number takes more. */
  static final int COLUMNS = 100;

  private static final String CONTINUED = "    ";

  private final List<String> lines = new ArrayList<>();
  private boolean inJavadoc;
  private boolean inPreformatted;

  private LineWidth() {}

  /** Returns the source with lines of at most {@link #COLUMNS} columns. */
  static String limit(String source) {
    LineWidth width = new LineWidth();
    source.lines().forEach(width::add);
    return String.join("\n", width.lines) + "\n";
  }

  private void add(String line) {
    String text = line.strip();
    inJavadoc |= text.startsWith("/**");
    inPreformatted |= inJavadoc && text.startsWith("* <pre>");
    String indent = line.substring(0, line.indexOf(text));
    if (line.length() <= COLUMNS || inPreformatted) {
      lines.add(line);
    } else if (inJavadoc) {
      String next = indent + "* " + (text.startsWith("* @") ? CONTINUED : "");
      words(indent + "* ", next, text.substring(2));
    } else if (text.startsWith("// ")) {
      words(indent + "// ", indent + "//" + CONTINUED + " ", text.substring(3));
    } else {
      code(line, indent + CONTINUED);
    }
    inPreformatted &= !text.startsWith("* }</pre>");
    inJavadoc &= !text.endsWith("*/");
  }

  private void words(String prefix, String nextPrefix, String text) {
    StringBuilder line = new StringBuilder(prefix);
    boolean isEmpty = true;
    for (String word : text.split(" ")) {
      if (!isEmpty && line.length() + 1 + word.length() > COLUMNS) {
        lines.add(line.toString());
        line = new StringBuilder(nextPrefix);
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    lines.add(line.toString());
  }

  private void code(String whole, String nextPrefix) {
    String rest = whole;
    while (rest.length() > COLUMNS) {
      CodeBreak where = CodeBreak.in(rest, COLUMNS);
      if (where.position() <= nextPrefix.length()) {
        break;
      }
      String line = rest.substring(0, where.position()) + where.end();
      lines.add(line.stripTrailing());
      rest = nextPrefix + where.start() + rest.substring(where.position());
    }
    lines.add(rest);
  }
}

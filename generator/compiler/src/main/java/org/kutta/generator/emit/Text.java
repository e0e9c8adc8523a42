package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/** Turns exact numbers and users' words into text that is safe inside Java. */
final class Text {

  private static final Pattern THREE_LINES =
      Pattern.compile("(?m)^( *)/\\*\\*\n *\\* (.{1,80})\n *\\*/$");

  /** What a line of a class's Javadoc has room for. */
  static final int JAVADOC_COLUMNS = LineWidth.COLUMNS - " * ".length();

  private static final int REPLACEMENT = 0xfffd;

  private Text() {}

  /** Returns {@code 1 stage}, or {@code 2 stages}. */
  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** Returns a formula for a Javadoc comment. */
  static String code(String formula) {
    return "{@code " + formula + "}";
  }

  /** Returns a comment with the mathematics of some Java, unless they read alike. */
  static CodeBlock explained(String symbol, String words, String java) {
    return words.equals(java) ? CodeBlock.of("") : CodeBlock.of("// $L = $L\n", symbol, words);
  }

  /** Returns lines for a Javadoc comment that shows them as they are: formulas, not free words. */
  static CodeBlock preformatted(List<String> lines) {
    CodeBlock.Builder doc = CodeBlock.builder().add("<pre>{@code\n");
    lines.forEach(line -> doc.add("$L\n", line));
    return doc.add("}</pre>\n\n").build();
  }

  /**
   * Returns the shortest decimal literal that reads back as {@code value}. Written here since
   * {@link Double#toString} gives other digits before JDK 19 than after.
   */
  static String literal(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; ; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
      if (rounded.doubleValue() == value) {
        int exponent = rounded.precision() - rounded.scale() - 1;
        return Math.abs(exponent) > 6 ? scientific(rounded, exponent) : plain(rounded);
      }
    }
  }

  private static String plain(BigDecimal value) {
    String text = value.toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  private static String scientific(BigDecimal value, int exponent) {
    return plain(value.scaleByPowerOfTen(-exponent)) + "e" + exponent;
  }

  /**
   * Returns words as a Java string literal in ASCII. Written here since JavaPoet breaks its output
   * at whatever a regular expression takes for the end of a line, U+2028 among others.
   */
  static String quoted(String words) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '"', '\\' -> literal.append('\\').append(c);
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c));
      }
    }
    return ascii(literal.append('"').toString());
  }

  /**
   * Returns words for a Javadoc comment: no markup, no tag, no end of the comment, nothing that
   * moves or hides other text. Characters beyond ASCII stay as they are: which of them HTML accepts
   * as an entity depends on the version of javac.
   */
  static String javadoc(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              if ("&<>@{}\\`".indexOf(c) >= 0 || (c == '/' && endsWithStar(safe))) {
                safe.append("&#").append(c).append(';');
              } else {
                safe.appendCodePoint(isText(c) ? c : REPLACEMENT);
              }
            });
    return safe.toString();
  }

  private static boolean endsWithStar(StringBuilder text) {
    return !text.isEmpty() && text.charAt(text.length() - 1) == '*';
  }

  private static boolean isText(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Puts Javadoc comments of one short line on that line. */
  static String compactJavadoc(String source) {
    return THREE_LINES.matcher(source).replaceAll("$1/** $2 */");
  }

  /** Returns a Java source in ASCII: other characters become Unicode escapes (JLS §3.3). */
  static String ascii(String source) {
    StringBuilder ascii = new StringBuilder();
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < 128) {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }
}

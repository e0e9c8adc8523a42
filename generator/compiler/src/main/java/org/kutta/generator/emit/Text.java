package org.kutta.generator.emit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns exact numbers and users' words into text that is safe inside Java. */
final class Text {

  private static final Pattern THREE_LINES =
      Pattern.compile("(?m)^( *)/\\*\\*\n *\\* (.{1,80})\n *\\*/$");

  private static final int REPLACEMENT = 0xfffd;

  private Text() {}

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

  /** Returns the name of a method for a constant: {@code muTilde} for {@code MU_TILDE}. */
  static String camelCase(String constant) {
    String[] words = constant.toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder name = new StringBuilder(words[0]);
    for (int k = 1; k < words.length; k++) {
      name.append(Character.toUpperCase(words[k].charAt(0))).append(words[k].substring(1));
    }
    return name.toString();
  }

  /** Returns words for a Javadoc comment: no markup, no tag, no end of the comment, only ASCII. */
  static String javadoc(String words) {
    StringBuilder safe = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              boolean plain = c >= ' ' && c < 127 && "&<>@{}\\*`".indexOf(c) < 0;
              if (plain) {
                safe.appendCodePoint(c);
              } else {
                safe.append("&#").append(isHtml(c) ? c : REPLACEMENT).append(';');
              }
            });
    return safe.toString();
  }

  /** Returns whether HTML knows the character; half a surrogate pair, for one, has no entity. */
  private static boolean isHtml(int c) {
    boolean control = Character.isISOControl(c);
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !control && !surrogate && c != 0xfffe && c != 0xffff;
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

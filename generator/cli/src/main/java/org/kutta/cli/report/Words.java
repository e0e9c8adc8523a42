package org.kutta.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kutta.generator.number.Real;

/** Numbers as people read them. */
final class Words {

  private static final MathContext DIGITS = new MathContext(6);
  private static final int LONGEST_PLAIN = 12;

  private Words() {}

  /** Returns {@code 1 stage}, {@code 2 stages}. */
  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }

  /** Returns a few significant digits. */
  static String rounded(double x) {
    if (Double.isInfinite(x)) {
      return "infinite";
    }
    if (x == 0) {
      return "0";
    }
    BigDecimal value = new BigDecimal(x).round(DIGITS).stripTrailingZeros();
    String plain = value.toPlainString();
    return plain.length() <= LONGEST_PLAIN ? plain : value.toString().toLowerCase(Locale.ROOT);
  }

  /** Returns a tolerance by its size, as {@code 1e-18}. */
  static String size(Real tolerance) {
    return String.format(Locale.ROOT, "%.0e", tolerance.toDouble());
  }

  static String yesOrNo(boolean holds) {
    return holds ? "yes" : "no";
  }

  /** Returns {@code 4, 3}. */
  static String listed(List<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}

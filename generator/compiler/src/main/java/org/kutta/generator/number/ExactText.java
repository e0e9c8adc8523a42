package org.kutta.generator.number;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Writes exact numbers for people: in full where that is short, else by their size. A typo in a
 * table of 300-digit fractions must not fill the screen.
 */
public final class ExactText {

  private static final int LONGEST = 60;

  /** Beyond this length a number's decimal value stands next to it. */
  private static final int READABLE = 40;

  /** Beyond this length the size of a residual is not seen at a glance. */
  private static final int GLANCE = 10;

  /** As many as a double has right. */
  private static final MathContext DIGITS = new MathContext(15);

  private ExactText() {}

  /** Returns whether {@link #of} writes the number in full. */
  public static boolean isShort(Real x) {
    return x.toString().length() <= LONGEST;
  }

  /**
   * Returns the number in full, with its leading digits where it is not read at a glance, and from
   * some length on just these.
   */
  public static String of(Real x) {
    String exact = x.toString();
    if (exact.length() <= READABLE) {
      return exact;
    }
    return exact.length() <= LONGEST ? exact + " (" + leading(x) + ")" : leading(x);
  }

  private static String leading(Real x) {
    double rounded = x.toDouble();
    return isOrdinary(rounded)
        ? "about " + new BigDecimal(rounded).round(DIGITS).stripTrailingZeros()
        : size(x);
  }

  /** Returns a residual, and its size where the exact form hides it: 1e-12 is a typo. */
  public static String withSize(Real residual) {
    String exact = residual.toString();
    String size = size(residual);
    if (exact.length() > READABLE) {
      return size;
    }
    return exact.length() > GLANCE ? exact + ", " + size : exact;
  }

  private static String size(Real x) {
    double rounded = x.toDouble();
    if (isOrdinary(rounded)) {
      return "about " + String.format(Locale.ROOT, "%.1e", rounded);
    }
    if (rounded == 0) {
      if (x instanceof Algebraic) {
        // Whether such a number is exactly zero can take hours; its text must not.
        return "between -1e-300 and 1e-300";
      }
      return x.signum() < 0 ? "between -1e-300 and 0" : "less than 1e-300";
    }
    return rounded > 0 ? "more than 1e300" : "less than -1e300";
  }

  private static boolean isOrdinary(double x) {
    return x != 0 && Double.isFinite(x);
  }
}

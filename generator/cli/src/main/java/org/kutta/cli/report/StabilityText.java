package org.kutta.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.StabilityRecurrence;
import org.kutta.generator.number.Real;

/** The stability function of a method in one line. */
final class StabilityText {

  private static final int LONGEST = 240;

  private StabilityText() {}

  /** Returns {@code 1 + z + 1/2 z^2}, or its degrees where that would fill the screen. */
  static String of(MethodAnalysis analysis) {
    return analysis
        .stability()
        .function()
        .recurrence()
        .map(StabilityText::of)
        .orElseGet(() -> fraction(analysis));
  }

  private static String of(StabilityRecurrence r) {
    return "%s + %s %s_%d(%s + %s z)"
        .formatted(
            Words.rounded(r.constant()),
            Words.rounded(r.factor()),
            r.letter(),
            r.degree(),
            r.omega0(),
            Words.rounded(r.omega1()));
  }

  private static String fraction(MethodAnalysis analysis) {
    List<Real> denominator = analysis.stability().function().denominator();
    boolean polynomial = denominator.size() == 1 && denominator.get(0).isOne();
    String numerator = polynomial(analysis.stability().function().numerator());
    String text =
        polynomial ? numerator : "(" + numerator + ") / (" + polynomial(denominator) + ")";
    if (text.length() <= LONGEST) {
      return text;
    }
    String degree = "of degree " + (analysis.stability().function().numerator().size() - 1);
    return polynomial
        ? "a polynomial " + degree
        : "a polynomial %s over one of degree %d".formatted(degree, denominator.size() - 1);
  }

  private static String polynomial(List<Real> ascending) {
    List<String> terms = new ArrayList<>();
    for (int power = 0; power < ascending.size(); power++) {
      Real coefficient = ascending.get(power);
      if (!coefficient.isZero()) {
        String sign = coefficient.signum() < 0 ? "- " : terms.isEmpty() ? "" : "+ ";
        terms.add(sign + term(coefficient.abs(), power));
      }
    }
    return terms.isEmpty() ? "0" : String.join(" ", terms);
  }

  private static String term(Real magnitude, int power) {
    if (power == 0) {
      return magnitude.toString();
    }
    String variable = power == 1 ? "z" : "z^" + power;
    if (magnitude.isOne()) {
      return variable;
    }
    String exact = magnitude.toString();
    return (exact.contains(" ") ? "(" + exact + ")" : exact) + " " + variable;
  }
}

package org.kutta.generator.plan;

import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Term;

/** Says in ASCII mathematics what a combination adds up. */
public final class Meaning {

  private Meaning() {}

  /** Returns {@code - h (1/6 k1 + 1/3 k2)}, or {@code h (…)} if {@code positive}. */
  static String sum(List<Term> terms, boolean positive) {
    StringBuilder text = new StringBuilder(positive ? "h (" : "- h (");
    for (int k = 0; k < terms.size(); k++) {
      Term term = terms.get(k);
      Real coefficient = positive ? term.coefficient() : term.coefficient().negate();
      boolean negative = coefficient.signum() < 0;
      text.append(k == 0 ? (negative ? "-" : "") : negative ? " - " : " + ");
      text.append(factor(coefficient.abs())).append("k").append(term.stage());
    }
    return text.append(")").toString();
  }

  /** Returns what stands before a vector: nothing for one. */
  public static String factor(Real magnitude) {
    if (magnitude.isOne()) {
      return "";
    }
    String text = magnitude.toShortString();
    return (text.contains(" ") ? "(" + text + ")" : text) + " ";
  }
}

package org.kutta.generator.plan;

import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;

/** Says in ASCII mathematics what a combination adds up. */
public final class CombinationText {

  /** What to call coefficients. */
  public enum Style {
    /** By their exact values. */
    NUMBERS,
    /** By what the literature calls them, where the values are but an example. */
    SYMBOLS
  }

  private final Combine combine;
  private final Style style;

  private CombinationText(Combine combine, Style style) {
    this.combine = combine;
    this.style = style;
  }

  /** Returns {@code Theta_3 = theta_n - h (1/6 k1 + 1/3 k2)}, or {@code error += h (…)}. */
  public static String of(Combine combine, Style style) {
    return new CombinationText(combine, style).equation();
  }

  private String equation() {
    List<Term> terms = combine.terms();
    boolean increments = combine.out().isSum() && combine.isInPlace() && combine.startsWithVector();
    String text = sum(increments ? terms.subList(1, terms.size()) : terms);
    return combine.out().symbol() + (increments ? " += " : " = ") + text;
  }

  private String sum(List<Term> terms) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      if (!term.timesH()) {
        boolean negative = isNegative(term.coefficient());
        append(negative, factor(term.coefficient(), negative) + term.vector().symbol(), text);
      }
    }
    List<Term> gradients = terms.stream().filter(Term::timesH).toList();
    if (!gradients.isEmpty()) {
      boolean subtracts = !combine.out().isSum();
      append(subtracts, "h (" + gradients(gradients, subtracts) + ")", text);
    }
    return text.toString();
  }

  private String gradients(List<Term> terms, boolean subtracts) {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      boolean negative = isNegative(term.coefficient()) != subtracts;
      String factor = factor(term.coefficient(), isNegative(term.coefficient()));
      append(negative, factor + term.vector().symbol(), text);
    }
    return text.toString();
  }

  private static void append(boolean negative, String summand, StringBuilder text) {
    if (text.isEmpty()) {
      text.append(negative ? "-" : "");
    } else {
      text.append(negative ? " - " : " + ");
    }
    text.append(summand);
  }

  private boolean isNegative(Coefficient coefficient) {
    return style == Style.SYMBOLS
        ? coefficient.origin().isNegative()
        : coefficient.value().signum() < 0;
  }

  private String factor(Coefficient coefficient, boolean negative) {
    if (style == Style.NUMBERS) {
      Real value = coefficient.value();
      return factor(negative ? value.negate() : value);
    }
    return OriginText.factor(coefficient.origin().unsigned());
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

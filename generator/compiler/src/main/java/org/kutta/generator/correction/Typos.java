package org.kutta.generator.correction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kutta.grammar.SuggestedEdit;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.Expression.NumberLiteral;

/** The slips of a pen in an expression: of a sign, or of a digit. */
final class Typos implements Expression.Visitor<Boolean> {

  /** No printed coefficient has more, and there are twenty edits for each. */
  private static final int MOST_DIGITS = 60;

  private final List<Typo> typos = new ArrayList<>();

  private Typos() {}

  /**
   * An edit of one place of an expression.
   *
   * @param variant the same, for floating point
   */
  record Typo(Span place, String text, Approximation.Variant variant) {

    /** Returns the edit of the whole expression if that is short, else of just the place. */
    SuggestedEdit in(Span expression) {
      SuggestedEdit here = SuggestedEdit.replace(place, text);
      if (expression.end() - expression.start() > 40) {
        return here;
      }
      String whole = here.applyTo(expression.source().text(), expression.start(), expression.end());
      return SuggestedEdit.replace(expression, whole.replaceFirst("^(-?\\d+)/1$", "$1"));
    }
  }

  /** Returns what may have been meant: signs first, then digits from left to right. */
  static List<Typo> of(Expression expression) {
    Typos typos = new Typos();
    expression.accept(typos);
    return typos.typos;
  }

  @Override
  public Boolean visitNumber(NumberLiteral number) {
    if (number.text().length() <= MOST_DIGITS) {
      for (String text : variants(number.text())) {
        double value = Double.parseDouble(text);
        typos.add(new Typo(number.span(), text, new Approximation.Variant(number.span(), value)));
      }
    }
    return true;
  }

  /** Returns a number with a digit more, less or other, or with two neighbours exchanged. */
  private static Set<String> variants(String number) {
    Set<String> variants = new LinkedHashSet<>();
    int mantissa = number.toLowerCase(java.util.Locale.ROOT).indexOf('e');
    int end = mantissa < 0 ? number.length() : mantissa;
    for (int i = 0; i <= end; i++) {
      String before = number.substring(0, i);
      String after = number.substring(i);
      for (char digit = '0'; digit <= '9'; digit++) {
        variants.add(before + digit + after);
      }
      if (i == end || number.charAt(i) == '.') {
        continue;
      }
      String rest = number.substring(i + 1);
      for (char digit = '0'; digit <= '9'; digit++) {
        variants.add(before + digit + rest);
      }
      if (number.length() > 1) {
        variants.add(before + rest);
      }
      if (i + 1 < end && number.charAt(i + 1) != '.') {
        variants.add(before + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2));
      }
    }
    variants.removeIf(text -> !isNumber(text) || sameValue(text, number));
    return variants;
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d+(\\.\\d*)?([eE][+-]?\\d+)?|\\.\\d+([eE][+-]?\\d+)?");
  }

  private static boolean sameValue(String text, String number) {
    boolean leadingZero = text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.';
    return text.equals(number) || leadingZero;
  }

  @Override
  public Boolean visitName(Expression.NameUse name) {
    return true;
  }

  @Override
  public Boolean visitNegation(Expression.Negation negation) {
    Span sign =
        new Span(negation.span().source(), negation.span().start(), negation.span().start() + 1);
    typos.add(new Typo(sign, "", new Approximation.Variant(negation.span(), 0)));
    return negation.operand().accept(this);
  }

  @Override
  public Boolean visitBinary(Expression.Binary binary) {
    int at = binary.left().span().end();
    String text = binary.span().source().text();
    while (at < binary.right().span().start() && "+-".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at < binary.right().span().start()) {
      String flipped = text.charAt(at) == '+' ? "-" : "+";
      Span sign = new Span(binary.span().source(), at, at + 1);
      typos.add(new Typo(sign, flipped, new Approximation.Variant(binary.span(), 0)));
    }
    binary.left().accept(this);
    return binary.right().accept(this);
  }

  @Override
  public Boolean visitPower(Expression.Power power) {
    return power.base().accept(this);
  }

  @Override
  public Boolean visitCall(Expression.Call call) {
    call.arguments().forEach(argument -> argument.accept(this));
    return true;
  }
}

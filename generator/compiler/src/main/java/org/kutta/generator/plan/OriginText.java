package org.kutta.generator.plan;

import java.util.Map;
import org.kutta.generator.plan.Origin.Derived;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Negation;
import org.kutta.generator.plan.Origin.OfForm;

/** Writes origins in ASCII mathematics, with as few parentheses as possible. */
public final class OriginText implements Origin.Visitor<OriginText.Written> {

  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int ATOM = 2;

  /** A text, and how tightly it binds. */
  record Written(String text, int precedence) {}

  private final Map<Origin, String> names;

  private OriginText(Map<Origin, String> names) {
    this.names = names;
  }

  /** Returns {@code (b1 - a31)/a21}. */
  public static String of(Origin origin) {
    return of(origin, Map.of());
  }

  /**
   * Returns the derivation of an origin, in which others go by their names.
   *
   * @param names of origins that have one
   */
  public static String of(Origin origin, Map<Origin, String> names) {
    return origin.accept(new OriginText(names)).text();
  }

  /** Returns what stands before a vector: nothing for one, parentheses around a sum. */
  public static String factor(Origin origin) {
    return origin.equals(Origin.ONE) ? "" : new OriginText(Map.of()).operand(origin, PRODUCT) + " ";
  }

  private Written written(Origin origin) {
    String name = names.get(origin);
    return name == null ? origin.accept(this) : new Written(name, ATOM);
  }

  private String operand(Origin origin, int precedence) {
    Written written = written(origin);
    return written.precedence() >= precedence ? written.text() : "(" + written.text() + ")";
  }

  @Override
  public Written visitEntry(Entry entry) {
    return new Written(entry.symbol(), ATOM);
  }

  @Override
  public Written visitOfForm(OfForm coefficient) {
    return new Written(coefficient.symbol(), ATOM);
  }

  @Override
  public Written visitNumber(Origin.Number number) {
    return new Written(number.value().toString(), ATOM);
  }

  @Override
  public Written visitNegation(Negation negation) {
    return new Written("-" + operand(negation.operand(), ATOM), SUM);
  }

  @Override
  public Written visitDerived(Derived derived) {
    return switch (derived.operator()) {
      case ADD -> binary(derived, " + ", SUM, SUM);
      case SUBTRACT -> binary(derived, " - ", SUM, PRODUCT);
      case MULTIPLY -> binary(derived, " ", PRODUCT, PRODUCT);
      case DIVIDE -> binary(derived, "/", PRODUCT, ATOM);
    };
  }

  private Written binary(Derived derived, String sign, int precedence, int ofRight) {
    String text = operand(derived.left(), precedence) + sign + operand(derived.right(), ofRight);
    return new Written(text, precedence);
  }
}

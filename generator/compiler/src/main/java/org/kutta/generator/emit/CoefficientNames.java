package org.kutta.generator.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.kutta.generator.plan.Origin;
import org.kutta.generator.plan.Origin.Derived;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Negation;
import org.kutta.generator.plan.Origin.OfForm;
import org.kutta.generator.plan.OriginText;
import org.kutta.generator.plan.Term;
import org.kutta.grammar.syntax.Operator;

/**
 * What a class calls its coefficients: entries of the tableau as the literature does, what is made
 * of two entries by both, and the rest by Greek letters, as is usual for low-storage forms
 * (Ketcheson 2010): γ for shares of vectors, β for what gradients are multiplied by.
 */
final class CoefficientNames {

  private static final Symbol SYMBOL = new Symbol();

  private final List<Origin> ordered = new ArrayList<>();

  /** The names that have no meaning by themselves. */
  private final Map<Origin, String> letters = new LinkedHashMap<>();

  /**
   * @param origins that need a name
   * @param terms that they stand in
   */
  CoefficientNames(Collection<Origin> origins, List<Term> terms) {
    origins.stream()
        .filter(Entry.class::isInstance)
        .map(Entry.class::cast)
        .sorted()
        .forEach(ordered::add);
    origins.stream().filter(origin -> !(origin instanceof Entry)).forEach(ordered::add);
    int shares = 0;
    int weights = 0;
    for (Term term : terms) {
      Origin origin = term.coefficient().origin().unsigned();
      if (origins.contains(origin)
          && !letters.containsKey(origin)
          && origin.accept(SYMBOL).isEmpty()) {
        letters.put(origin, term.timesH() ? "beta" + ++weights : "gamma" + ++shares);
      }
    }
  }

  /** Returns the origins, entries of the tableau first. */
  List<Origin> ordered() {
    return ordered;
  }

  /** Returns what comments call it, such as {@code a21}, {@code a31 - a21} or {@code gamma1}. */
  String symbol(Origin origin) {
    return letters.containsKey(origin) ? letters.get(origin) : OriginText.of(origin);
  }

  /** Returns the symbol and how it is derived: {@code e3 = b3 - b^3}. */
  String equation(Origin origin) {
    if (letters.containsKey(origin)) {
      boolean isDerived = !(origin instanceof Origin.Number);
      return letters.get(origin) + (isDerived ? " = " + OriginText.of(origin, letters) : "");
    }
    boolean isError = origin instanceof Entry entry && entry.table() == Entry.Table.E;
    return isError ? symbol(origin) + " = " + difference((Entry) origin) : symbol(origin);
  }

  private static String difference(Entry error) {
    return "b" + error.column() + " - b^" + error.column();
  }

  /** Returns the name of a constant, such as {@code A31_MINUS_A21}. */
  String constant(Origin origin) {
    return identifier(origin).toUpperCase(Locale.ROOT);
  }

  /** Returns the name of a field, such as {@code a31MinusA21}. */
  String variable(Origin origin) {
    String[] words = identifier(origin).split("_(?=[a-z])");
    StringBuilder name = new StringBuilder(words[0]);
    for (int k = 1; k < words.length; k++) {
      name.append(words[k].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[k].substring(1));
    }
    return name.toString();
  }

  private String identifier(Origin origin) {
    return letters.containsKey(origin) ? letters.get(origin) : origin.accept(SYMBOL);
  }

  /** Returns identifiers of entries and of what is made of two; nothing for others. */
  private record Symbol() implements Origin.Visitor<String> {

    @Override
    public String visitEntry(Entry entry) {
      return entry.symbol();
    }

    @Override
    public String visitOfForm(OfForm coefficient) {
      return coefficient.symbol();
    }

    @Override
    public String visitNumber(Origin.Number number) {
      return "";
    }

    @Override
    public String visitNegation(Negation negation) {
      return "";
    }

    @Override
    public String visitDerived(Derived derived) {
      boolean isDeep = derived.left() instanceof Derived || derived.right() instanceof Derived;
      String left = isDeep ? "" : derived.left().accept(this);
      String right = isDeep ? "" : derived.right().accept(this);
      return left.isEmpty() || right.isEmpty()
          ? ""
          : left + "_" + word(derived.operator()) + "_" + right;
    }

    private static String word(Operator operator) {
      return switch (operator) {
        case ADD -> "plus";
        case SUBTRACT -> "minus";
        case MULTIPLY -> "times";
        case DIVIDE -> "over";
      };
    }
  }
}

package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.StepPlan;

/**
 * The constants of a class: each distinct magnitude once, rounded once from its exact value. A
 * magnitude of one needs none.
 */
final class Coefficients implements StepCoefficients {

  private final Map<Real, Set<String>> symbols = new LinkedHashMap<>();

  Coefficients(List<StepPlan> plans) {
    for (StepPlan plan : plans) {
      plan.flattened()
          .filter(Combine.class::isInstance)
          .forEach(operation -> collect((Combine) operation));
    }
  }

  private void collect(Combine combine) {
    // Points subtract: there a coefficient −a_ij stands for a positive a_ij. Sums add.
    boolean adds = combine.out().isSum();
    for (Term term : combine.terms()) {
      Real magnitude = term.coefficient().abs();
      if (!magnitude.isOne()) {
        symbols
            .computeIfAbsent(magnitude, fresh -> new LinkedHashSet<>())
            .add(signed(term.symbol(), (term.coefficient().signum() > 0) == adds));
      }
    }
  }

  /** Returns the symbol as it relates to the magnitude: {@code a21}, or {@code -a31}. */
  private static String signed(String symbol, boolean positive) {
    if (positive) {
      return symbol;
    }
    return symbol.contains(" ") ? "-(" + symbol + ")" : "-" + symbol;
  }

  private String name(Real magnitude) {
    String symbol = symbols.getOrDefault(magnitude, Set.of()).iterator().next();
    return symbol
        .replace("-(", "")
        .replace(")", "")
        .replace(" - ", "_MINUS_")
        .replace("-", "")
        .toUpperCase(Locale.ROOT);
  }

  List<FieldSpec> fields() {
    return symbols.entrySet().stream()
        .map(
            entry ->
                FieldSpec.builder(
                        TypeName.DOUBLE,
                        name(entry.getKey()),
                        Modifier.PRIVATE,
                        Modifier.STATIC,
                        Modifier.FINAL)
                    .addJavadoc("$L = $L.", String.join(" = ", entry.getValue()), entry.getKey())
                    .initializer("$L", Text.literal(entry.getKey().toDouble()))
                    .build())
        .toList();
  }

  @Override
  public CodeBlock timesH(PlanVector out, Term term) {
    return timesH(term.coefficient());
  }

  @Override
  public String meaning(Combine operation) {
    return operation.meaning();
  }

  private CodeBlock timesH(Real coefficient) {
    String h = coefficient.signum() < 0 ? "-h" : "h";
    Real magnitude = coefficient.abs();
    return magnitude.isOne() ? CodeBlock.of("$L", h) : CodeBlock.of("$L * $N", h, name(magnitude));
  }
}

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
import org.kutta.generator.plan.Operation;
import org.kutta.generator.plan.Operation.Blend;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.StepPlan;

/**
 * The constants of a class: each distinct magnitude once, rounded once from its exact value. A
 * magnitude of one needs none.
 */
final class Coefficients implements StepCoefficients {

  private final Map<Real, Set<String>> symbols = new LinkedHashMap<>();
  private int derived;

  Coefficients(List<StepPlan> plans) {
    plans.forEach(this::collectEntries);
    plans.forEach(this::collectDerived);
  }

  /** Collects what is, up to its sign, an entry of the tableau. */
  private void collectEntries(StepPlan plan) {
    for (Operation operation : plan.flattened().toList()) {
      if (operation instanceof Combine combine) {
        combine.terms().forEach(term -> collect(combine.out(), term));
      } else if (operation instanceof Blend blend) {
        blend.terms().stream()
            .filter(term -> !term.symbol().isEmpty())
            .forEach(term -> collect(blend.out(), term));
      }
    }
  }

  private void collect(PlanVector out, Term term) {
    // Points subtract: there a coefficient −a_ij stands for a positive a_ij. Sums add.
    boolean adds = out.isSum();
    Real magnitude = term.coefficient().abs();
    if (!magnitude.isOne()) {
      symbols
          .computeIfAbsent(magnitude, fresh -> new LinkedHashSet<>())
          .add(signed(term.symbol(), (term.coefficient().signum() > 0) == adds));
    }
  }

  /** Collects the rest: shares of vectors, and what gradients are multiplied by beside them. */
  private void collectDerived(StepPlan plan) {
    for (Operation operation : plan.flattened().toList()) {
      if (operation instanceof Blend blend) {
        blend.shares().forEach(share -> name(share.factor(), "gamma"));
        blend.terms().forEach(term -> name(term.coefficient(), "beta"));
      }
    }
  }

  /** Names a coefficient as is usual for low-storage forms (Ketcheson 2010). */
  private void name(Real coefficient, String letter) {
    Real magnitude = coefficient.abs();
    if (!magnitude.isOne() && !symbols.containsKey(magnitude)) {
      symbols.put(magnitude, new LinkedHashSet<>(Set.of(letter + ++derived)));
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
                    .addJavadoc(
                        "$L = $L.",
                        String.join(" = ", entry.getValue()),
                        entry.getKey().toShortString())
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

  @Override
  public boolean arePerInstance() {
    return false;
  }

  @Override
  public CodeBlock norms(Solve block) {
    return CodeBlock.of("$L", Text.literal(block.norm().toDouble()));
  }

  @Override
  public CodeBlock nodes(Solve block) {
    return block.nodes().stream()
        .map(node -> CodeBlock.of("$L", Text.literal(node.toDouble())))
        .collect(CodeBlock.joining(", "));
  }

  @Override
  public CodeBlock factor(Real factor) {
    String sign = factor.signum() < 0 ? "-" : "";
    Real magnitude = factor.abs();
    return magnitude.isOne()
        ? CodeBlock.of("$L1", sign)
        : CodeBlock.of("$L$N", sign, name(magnitude));
  }

  private CodeBlock timesH(Real coefficient) {
    String h = coefficient.signum() < 0 ? "-h" : "h";
    Real magnitude = coefficient.abs();
    return magnitude.isOne() ? CodeBlock.of("$L", h) : CodeBlock.of("$L * $N", h, name(magnitude));
  }
}

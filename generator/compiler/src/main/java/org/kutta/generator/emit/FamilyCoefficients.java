package org.kutta.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.lang.model.element.Modifier;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.Formula;
import org.kutta.generator.family.Formulas;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Operation.Solve;
import org.kutta.generator.plan.Operation.Term;
import org.kutta.generator.plan.PlanVector;
import org.kutta.generator.plan.StepPlan;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.syntax.Operator;

/**
 * The coefficients of a family's class: constants where they depend on no parameter, else fields
 * that the constructor computes. Coefficients that are the same function share one.
 */
final class FamilyCoefficients implements StepCoefficients {

  /** Longer functions are told by their formulas in the constructor. */
  private static final int LONGEST = 70;

  private final Family family;

  /** The Java name of a parameter or {@code let}. */
  private final UnaryOperator<String> variable;

  /** Entries by symbol, such as {@code a21}. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Those that the step uses, by the symbol that names them, in order of use. */
  private final Map<String, Entry> used = new LinkedHashMap<>();

  /** Which of the used ones a symbol stands for. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private record Entry(RationalFunction function, Formula formula) {}

  FamilyCoefficients(Family family, List<StepPlan> plans, UnaryOperator<String> variable) {
    this.family = family;
    this.variable = variable;
    collectEntries();
    for (StepPlan plan : plans) {
      plan.flattened()
          .filter(Combine.class::isInstance)
          .flatMap(operation -> ((Combine) operation).terms().stream())
          .map(Term::symbol)
          .forEach(this::use);
    }
  }

  private void collectEntries() {
    Tableau<RationalFunction> tableau = family.tableau();
    int s = tableau.stages();
    for (int i = 0; i < s; i++) {
      for (int j = 0; j < s; j++) {
        String symbol = symbol(i + 1, j + 1);
        Formula formula = family.formulas().a().get(i).get(j);
        entries.put(symbol, new Entry(tableau.a().get(i).get(j), formula));
      }
    }
    for (int j = 0; j < s; j++) {
      entries.put("b" + (j + 1), new Entry(tableau.b().get(j), family.formulas().b().get(j)));
    }
    if (!tableau.embedded().isEmpty()) {
      List<RationalFunction> d =
          RationalFunction.FIELD.difference(tableau.b(), tableau.embedded().get(0));
      for (int j = 0; j < s; j++) {
        Formula formula = family.formulas().differences().get(0).get(j);
        entries.put("d" + (j + 1), new Entry(d.get(j), formula));
      }
    }
  }

  /** Returns what the plan calls an entry of A, its row and column counted from 1. */
  private static String symbol(int i, int j) {
    return "a" + i + (i < 10 && j < 10 ? "" : "_") + j;
  }

  /** Notes a symbol of a plan: that of an entry, or the difference of two. */
  private void use(String symbol) {
    if (names.containsKey(symbol)) {
      return;
    }
    Entry entry = entry(symbol);
    String name =
        used.entrySet().stream()
            .filter(known -> known.getValue().function().equals(entry.function()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(symbol);
    used.putIfAbsent(name, entry);
    names.put(symbol, name);
  }

  private Entry entry(String symbol) {
    int minus = symbol.indexOf(" - ");
    if (minus < 0) {
      Entry known = entries.get(symbol);
      if (known == null) {
        throw new IllegalStateException("a plan names " + symbol + ", of " + entries.keySet());
      }
      return known;
    }
    Entry left = entry(symbol.substring(0, minus));
    Entry right = entry(symbol.substring(minus + 3));
    return new Entry(
        left.function().minus(right.function()),
        new Formula.Operation(Operator.SUBTRACT, left.formula(), right.formula()));
  }

  private static String identifier(String symbol, boolean constant) {
    return constant
        ? symbol.replace(" - ", "_MINUS_").toUpperCase(Locale.ROOT)
        : symbol.replace(" - a", "MinusA").replace(" - b", "MinusB");
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    used.forEach(
        (symbol, entry) -> {
          if (entry.function().asConstant().filter(x -> x.abs().isOne()).isEmpty()) {
            fields.add(field(symbol, entry.function()));
          }
        });
    // As is usual, what all instances share stands first.
    fields.sort((x, y) -> Boolean.compare(!isStatic(x), !isStatic(y)));
    return fields;
  }

  private static boolean isStatic(FieldSpec field) {
    return field.modifiers().contains(Modifier.STATIC);
  }

  private FieldSpec field(String symbol, RationalFunction function) {
    if (function.isConstant()) {
      Real value = function.asConstant().orElseThrow();
      return FieldSpec.builder(
              TypeName.DOUBLE,
              identifier(symbol, true),
              Modifier.PRIVATE,
              Modifier.STATIC,
              Modifier.FINAL)
          .addJavadoc("$L = $L.", symbol, value)
          .initializer("$L", Text.literal(value.toDouble()))
          .build();
    }
    String text = family.write(function).replace("*", " ");
    boolean fits = text.length() <= LONGEST;
    return FieldSpec.builder(
            TypeName.DOUBLE, identifier(symbol, false), Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc("$L.", fits ? symbol + " = " + text : symbol)
        .build();
  }

  /** Returns the statements that compute the fields from the parameters. */
  CodeBlock assignments() {
    CodeBlock.Builder code = CodeBlock.builder();
    family
        .formulas()
        .lets()
        .forEach(
            (name, formula) -> {
              String java = FormulaText.java(formula, variable);
              explain(name, formula, java, code);
              code.addStatement("double $N = $L", variable.apply(name), java);
            });
    used.forEach(
        (symbol, entry) -> {
          if (!entry.function().isConstant()) {
            String java = FormulaText.java(entry.formula(), variable);
            explain(symbol, entry.formula(), java, code);
            code.addStatement("this.$N = $L", identifier(symbol, false), java);
          }
        });
    return code.build();
  }

  /** Writes the mathematics above its code, unless they read alike. */
  private static void explain(String symbol, Formula formula, String java, CodeBlock.Builder code) {
    String words = FormulaText.words(formula);
    if (!words.equals(java)) {
      code.add("// $L = $L\n", symbol, words);
    }
  }

  /** Returns the names of the fields that depend on a parameter. */
  List<String> computed() {
    return used.entrySet().stream()
        .filter(entry -> !entry.getValue().function().isConstant())
        .map(entry -> identifier(entry.getKey(), false))
        .toList();
  }

  @Override
  public CodeBlock timesH(PlanVector out, Term term) {
    String symbol = names.getOrDefault(term.symbol(), term.symbol());
    Entry entry = entry(symbol);
    boolean adds = out.isSum();
    if (entry.function().isConstant()) {
      Real value = entry.function().asConstant().orElseThrow();
      if (value.abs().isOne()) {
        return CodeBlock.of("$L", adds == value.signum() > 0 ? "h" : "-h");
      }
    }
    return CodeBlock.of(
        "$L * $N", adds ? "h" : "-h", identifier(symbol, entry.function().isConstant()));
  }

  @Override
  public boolean arePerInstance() {
    return true;
  }

  @Override
  public CodeBlock norms(Solve block) {
    Set<CodeBlock> sums = new LinkedHashSet<>();
    for (int i : block.stages()) {
      List<CodeBlock> terms =
          block.stages().stream()
              .map(j -> symbol(i, j))
              .filter(symbol -> !entry(symbol).function().isZero())
              .map(this::magnitude)
              .toList();
      sums.add(CodeBlock.join(terms, "$W+ "));
    }
    return CodeBlock.join(sums, ",$W");
  }

  private CodeBlock magnitude(String symbol) {
    return entry(symbol)
        .function()
        .asConstant()
        .map(value -> CodeBlock.of("$L", Text.literal(value.abs().toDouble())))
        .orElseGet(
            () ->
                CodeBlock.of(
                    "Math.abs(this.$N)", identifier(names.getOrDefault(symbol, symbol), false)));
  }

  /** Where the stages of all members are collocation, the sums of their rows are abscissae. */
  @Override
  public CodeBlock nodes(Solve block) {
    if (block.nodes().isEmpty() || !family.tableau().isCollocation()) {
      return CodeBlock.of("");
    }
    return block.stages().stream()
        .map(i -> Formulas.of(family.tableau().c().get(i - 1), family.names()))
        .map(formula -> CodeBlock.of("$L", FormulaText.java(formula, variable)))
        .collect(CodeBlock.joining(",$W"));
  }

  @Override
  public CodeBlock factor(Real factor) {
    throw new IllegalStateException("a family's plan has entries of the tableau only: " + factor);
  }

  @Override
  public String meaning(Combine operation) {
    return operation.symbolicMeaning();
  }
}

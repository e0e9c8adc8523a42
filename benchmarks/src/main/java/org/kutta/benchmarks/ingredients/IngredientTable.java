package org.kutta.benchmarks.ingredients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.kutta.runtime.RungeKuttaMethods;
import org.kutta.runtime.method.MethodFacts;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Steps with ingredients, in multiples of the plain step of the same method, in one run. */
public final class IngredientTable {

  /** Of one stage, of many, and with embedded weights. */
  private static final List<String> METHODS = List.of("Euler", "ClassicalRk4", "BogackiShampine32");

  private final Map<String, Map<Ingredient, Double>> medians = new LinkedHashMap<>();

  private IngredientTable() {}

  /**
   * Measures every ingredient with every method that it fits.
   *
   * @param millis the length of an iteration
   */
  public static IngredientTable measured(int millis) throws RunnerException {
    IngredientTable table = new IngredientTable();
    for (String method : METHODS) {
      Map<Ingredient, Double> times = new LinkedHashMap<>();
      for (RunResult result : new Runner(options(method, millis)).run()) {
        times.put(
            Ingredient.valueOf(result.getParams().getParam("ingredient")),
            result.getPrimaryResult().getStatistics().getPercentile(50));
      }
      table.medians.put(method, times);
    }
    return table;
  }

  private static Options options(String method, int millis) {
    MethodFacts facts = RungeKuttaMethods.named(method).facts();
    String[] fitting =
        List.of(Ingredient.values()).stream()
            .filter(ingredient -> ingredient.fits(facts))
            .map(Enum::name)
            .toArray(String[]::new);
    return new OptionsBuilder()
        .include(Pattern.quote(IngredientBenchmark.class.getName() + "."))
        .param("method", method)
        .param("ingredient", fitting)
        .warmupTime(TimeValue.milliseconds(millis))
        .measurementTime(TimeValue.milliseconds(millis))
        .build();
  }

  /** Returns the table in GitHub's Markdown: microseconds of plain steps, ratios of the others. */
  public String markdown() {
    StringBuilder text = new StringBuilder("| step with");
    METHODS.forEach(method -> text.append(" | ").append(method));
    text.append(" |\n| ---").append(" | --:".repeat(METHODS.size())).append(" |\n");
    for (Ingredient ingredient : Ingredient.values()) {
      text.append("| ").append(ingredient.line());
      METHODS.forEach(method -> text.append(" | ").append(cell(method, ingredient)));
      text.append(" |\n");
    }
    return text.toString();
  }

  private String cell(String method, Ingredient ingredient) {
    Map<Ingredient, Double> times = medians.getOrDefault(method, Map.of());
    Double time = times.get(ingredient);
    Double plain = times.get(Ingredient.NOTHING);
    if (time == null || plain == null) {
      return "—";
    }
    return ingredient == Ingredient.NOTHING
        ? String.format(Locale.ROOT, "%.1f µs", plain)
        : String.format(Locale.ROOT, "%.1f ×", time / plain);
  }
}

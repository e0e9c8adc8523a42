package org.kutta.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.kutta.console.UsageException;
import org.kutta.runtime.method.MethodFacts;

/** The learning rates of a comparison: those that the user gave, then those found by tuning. */
final class LearningRates {

  /**
   * By the optimizers' names, letter for letter. Found on one grid for all, 1, 2 and 5 times the
   * powers of ten, by the accuracy on the last fifth of the embedded training images, with the
   * command's other defaults: {@code kutta train --validate --learning-rate H}.
   */
  static final Map<String, Double> TUNED =
      Map.of(
          "Euler", 0.1,
          "Midpoint", 0.01,
          "Heun2", 0.2,
          "Ralston2", 0.2,
          "SspRk33", 0.2,
          "ClassicalRk4", 0.2,
          "MuonDescent", 0.02,
          "Sgd", 0.1,
          "Adam", 0.001);

  /** What methods that were not tuned take of their real stability interval. */
  private static final double OF_STABILITY = 0.1;

  private static final double LOWEST = 0.05;
  private static final double HIGHEST = 0.5;

  private final @Nullable Double common;
  private final Map<String, Double> named;

  private LearningRates(@Nullable Double common, Map<String, Double> named) {
    this.common = common;
    this.named = named;
  }

  /**
   * Returns the rates that options name: {@code 0.1} for all optimizers or {@code Euler=0.1} for
   * one; the last one counts.
   */
  static LearningRates parse(List<String> options) throws UsageException {
    Double common = null;
    Map<String, Double> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String option : options) {
      int equals = option.indexOf('=');
      double rate = positive(option.substring(equals + 1).strip());
      if (equals < 0) {
        common = rate;
      } else {
        named.put(option.substring(0, equals).strip(), rate);
      }
    }
    return new LearningRates(common, named);
  }

  private static double positive(String text) throws UsageException {
    double rate;
    try {
      rate = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      rate = Double.NaN;
    }
    if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
      return rate;
    }
    throw new UsageException(
        "--learning-rate: expected a positive number, found `" + text + "`",
        "write 0.1 for all optimizers, or Euler=0.1 for one");
  }

  /** Returns the names for which a rate was given. */
  Set<String> names() {
    return named.keySet();
  }

  /** Returns the rate of a generated method. */
  double of(MethodFacts facts) {
    double untuned = Math.max(LOWEST, Math.min(HIGHEST, OF_STABILITY * facts.realStability()));
    return given(facts.name()).orElse(TUNED.getOrDefault(facts.name(), untuned));
  }

  /** Returns the rate from which that of MuonDescent falls. */
  double ofRecommended() {
    return given(Contender.Recommended.NAME).orElseGet(() -> TUNED.get(Contender.Recommended.NAME));
  }

  /** Returns the rate of one of DL4J's optimizers. */
  double of(Contender.Updater updater) {
    return given(updater.option()).orElseGet(() -> TUNED.get(updater.option()));
  }

  private Optional<Double> given(String name) {
    return Optional.ofNullable(named.get(name)).or(() -> Optional.ofNullable(common));
  }
}

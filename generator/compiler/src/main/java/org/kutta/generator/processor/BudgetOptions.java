package org.kutta.generator.processor;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.budget.TimeLimit;

/** Reads the options that limit what the compiler may spend on a method. */
final class BudgetOptions {

  static final Set<String> NAMES =
      Arrays.stream(Limit.values()).map(Limit::processorOption).collect(Collectors.toSet());

  private static final String COUNT = "[1-9][0-9]{0,8}";

  private BudgetOptions() {}

  /** Returns the budget that options ask for; reports an option that makes no sense. */
  static Budget of(ProcessingEnvironment environment) {
    Budget budget = Budget.DEFAULT;
    for (Limit limit : Limit.values()) {
      budget = with(budget, limit, environment);
    }
    return budget;
  }

  private static Budget with(Budget budget, Limit limit, ProcessingEnvironment environment) {
    Map<String, String> options = environment.getOptions();
    String value = options.get(limit.processorOption());
    if (value == null) {
      return budget;
    }
    try {
      return limit == Limit.TIME
          ? budget.withTime(TimeLimit.parse(value))
          : change(limit).apply(budget, count(value, limit));
    } catch (IllegalArgumentException e) {
      environment
          .getMessager()
          .printMessage(
              Kind.ERROR, "-A%s=%s: %s".formatted(limit.processorOption(), value, e.getMessage()));
      return budget;
    }
  }

  private static int count(String value, Limit limit) {
    int most = limit == Limit.NESTING ? Budget.DEEPEST_NESTING : 999_999_999;
    if (!value.matches(COUNT) || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException("write a number from 1 to " + most);
    }
    return Integer.parseInt(value);
  }

  private static BiFunction<Budget, Integer, Budget> change(Limit limit) {
    return switch (limit) {
      case STAGES -> Budget::withStages;
      case DIGITS -> Budget::withDigits;
      case DEGREE -> Budget::withDegree;
      case NESTING -> Budget::withNesting;
      case TIME -> throw new IllegalArgumentException("a time is no count");
    };
  }
}

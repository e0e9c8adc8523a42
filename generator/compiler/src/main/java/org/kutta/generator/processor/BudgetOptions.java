package org.kutta.generator.processor;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.Limit;
import org.kutta.generator.budget.TimeLimit;
import org.kutta.grammar.TextLimits;

/** Reads the options that limit what the compiler may spend on a method. */
final class BudgetOptions {

  static final Set<String> NAMES =
      Arrays.stream(Limit.values()).map(Limit::processorOption).collect(Collectors.toSet());

  private static final String COUNT = "[1-9][0-9]{0,8}";
  private static final int LARGEST_COUNT = 999_999_999;

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
      return changed(budget, limit, value);
    } catch (IllegalArgumentException e) {
      environment
          .getMessager()
          .printMessage(
              Kind.ERROR, "-A%s=%s: %s".formatted(limit.processorOption(), value, e.getMessage()));
      return budget;
    }
  }

  private static Budget changed(Budget budget, Limit limit, String value) {
    TextLimits text = budget.text();
    return switch (limit) {
      case TIME -> budget.withTime(TimeLimit.parse(value));
      case STAGES -> budget.withStages(count(value, LARGEST_COUNT));
      case DIGITS -> budget.withDigits(count(value, LARGEST_COUNT));
      case DEGREE -> budget.withDegree(count(value, LARGEST_COUNT));
      case NESTING -> budget.withNesting(count(value, Budget.DEEPEST_NESTING));
      case FILE_SIZE -> budget.withText(text.withFileSize(TextLimits.parseSize(value)));
      case EXPRESSION_LENGTH ->
          budget.withText(text.withExpressionLength(count(value, TextLimits.LONGEST_EXPRESSION)));
      case EXPRESSION_DEPTH ->
          budget.withText(text.withExpressionDepth(count(value, TextLimits.DEEPEST_EXPRESSION)));
    };
  }

  private static int count(String value, int most) {
    if (!value.matches(COUNT) || Integer.parseInt(value) > most) {
      throw new IllegalArgumentException("write a number from 1 to " + most);
    }
    return Integer.parseInt(value);
  }
}

package org.kutta.cli;

import java.time.Duration;
import org.kutta.console.UsageException;
import org.kutta.generator.budget.Budget;
import org.kutta.generator.budget.TimeLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of all commands that compile: what the compiler may spend on a method. */
final class BudgetOptions {

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      converter = Time.class,
      description =
          "Computing time for each stage of the work on a method, such as 2m; 20s unless said.")
  private Duration time = Budget.DEFAULT.time();

  @Option(
      names = "--max-stages",
      paramLabel = "N",
      converter = Count.class,
      description = "Stages of a written table; 64 unless said.")
  private int stages = Budget.DEFAULT.stages();

  @Option(
      names = "--max-digits",
      paramLabel = "N",
      converter = Count.class,
      description = "Digits of an exact number; 6000 unless said.")
  private int digits = Budget.DEFAULT.digits();

  @Option(
      names = "--max-degree",
      paramLabel = "N",
      converter = Count.class,
      description =
          "Degree of polynomials in `root`, and of nested roots together; 32 unless said.")
  private int degree = Budget.DEFAULT.degree();

  @Option(
      names = "--max-nesting",
      paramLabel = "N",
      converter = Count.class,
      description = "Levels of methods made of methods, up to 256; 256 unless said.")
  private int nesting = Budget.DEFAULT.nesting();

  @Mixin private final TextLimitOptions text = new TextLimitOptions();

  /** Returns what was asked for. */
  Budget budget() throws UsageException {
    if (nesting > Budget.DEEPEST_NESTING) {
      throw new UsageException(
          "--max-nesting: " + nesting + " levels would overflow the stack",
          "write a number up to " + Budget.DEEPEST_NESTING);
    }
    return new Budget(time, stages, digits, degree, nesting, text.limits(), Budget.DEFAULT.clock());
  }

  /** Reads a duration. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return TimeLimit.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException("`" + value + "` is not a time; " + e.getMessage());
      }
    }
  }

  /** Reads a positive number. */
  static final class Count implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      if (!value.matches("[1-9][0-9]{0,8}")) {
        throw new TypeConversionException("`" + value + "` is not a number from 1 to 999999999");
      }
      return Integer.valueOf(value);
    }
  }
}

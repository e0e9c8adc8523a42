package org.kutta.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Types of options, with messages that say what was expected and what was found. */
public final class OptionTypes {

  private OptionTypes() {}

  /** A whole number from 1 to {@link #MAX}. */
  public static final class PositiveInt implements ITypeConverter<Integer> {
    /** The largest. */
    public static final int MAX = 1_000_000;

    @Override
    public Integer convert(String text) {
      return (int) parse(text, 1, MAX);
    }
  }

  /** A whole number from 1 to {@link #MAX}. */
  public static final class PositiveLong implements ITypeConverter<Long> {
    /** The largest. */
    public static final long MAX = 1_000_000_000;

    @Override
    public Long convert(String text) {
      return parse(text, 1, MAX);
    }
  }

  /** A whole number from 0 to {@link PositiveLong#MAX}. */
  public static final class NonNegativeLong implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return parse(text, 0, PositiveLong.MAX);
    }
  }

  /** A whole number. */
  public static final class AnyLong implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text.strip());
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "expected a whole number of 64 bits, found `" + text + "`");
      }
    }
  }

  /** A text that is not blank. A blank one usually comes from a shell variable that is not set. */
  public static final class NonEmptyText implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      return nonEmpty(text);
    }
  }

  /** A path that is not blank; a blank one would be the working directory. */
  public static final class NonEmptyPath implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      try {
        return Path.of(nonEmpty(text));
      } catch (InvalidPathException e) {
        throw new TypeConversionException(
            "expected a path, found `%s`: %s".formatted(text, e.getReason()));
      }
    }
  }

  private static String nonEmpty(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it is empty; is a shell variable not set?");
    }
    return text;
  }

  private static long parse(String text, long min, long max) {
    try {
      long number = Long.parseLong(text.strip());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The message below is that of a number out of range.
    }
    throw new TypeConversionException(
        "expected a whole number from %d to %d, found `%s`".formatted(min, max, text));
  }
}

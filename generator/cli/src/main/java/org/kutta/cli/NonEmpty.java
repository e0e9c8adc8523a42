package org.kutta.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Arguments that must not be empty. An empty path would be the working directory, and is in truth a
 * variable of a script that was not set.
 */
final class NonEmpty {

  private NonEmpty() {}

  /** Reads a text. */
  static final class Text implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return required(value);
    }
  }

  /** Reads a path. */
  static final class File implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      try {
        return Path.of(required(value));
      } catch (InvalidPathException e) {
        throw new TypeConversionException("this is no path: " + e.getReason());
      }
    }
  }

  private static String required(String value) {
    if (value.isBlank()) {
      throw new TypeConversionException("it is empty; is a variable not set?");
    }
    return value;
  }
}

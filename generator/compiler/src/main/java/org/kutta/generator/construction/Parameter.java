package org.kutta.generator.construction;

import java.util.List;
import java.util.Optional;

/**
 * A parameter of a construction.
 *
 * @param name in the language
 * @param kind what it takes
 * @param words the choices there are, besides a list or a method
 * @param counts the choice whose words need this parameter, and whose lists do not
 * @param example of an argument, as text
 */
public record Parameter(
    String name, Kind kind, List<String> words, Optional<String> counts, String example) {

  /** What a parameter takes. */
  public enum Kind {
    INTEGER,
    RATIONAL,
    /** One of the words, or a list of numbers. */
    CHOICE,
    /** A list of numbers. */
    LIST,
    /** Up to what conditions hold; may be left out where they hold exactly. */
    TOLERANCE,
    /** One of the words, or a method of the same file. */
    METHOD
  }

  public Parameter {
    words = List.copyOf(words);
  }

  static final Parameter STAGES = integer("stages", "3");
  static final Parameter ORDER = integer("order", "1");
  static final Parameter DAMPING =
      new Parameter("damping", Kind.RATIONAL, List.of(), Optional.empty(), "1/20");

  static final Parameter APPROXIMATE =
      new Parameter("approximate", Kind.TOLERANCE, List.of(), Optional.empty(), "1e-13");

  static Parameter list(String name, String example) {
    return new Parameter(name, Kind.LIST, List.of(), Optional.empty(), example);
  }

  static Parameter integer(String name, String example) {
    return new Parameter(name, Kind.INTEGER, List.of(), Optional.empty(), example);
  }

  static Parameter choice(String name, List<String> words) {
    return new Parameter(name, Kind.CHOICE, words, Optional.empty(), words.get(0));
  }

  static Parameter count(String name, String choice, String example) {
    return new Parameter(name, Kind.INTEGER, List.of(), Optional.of(choice), example);
  }

  static Parameter method(String name, List<String> words) {
    return new Parameter(name, Kind.METHOD, words, Optional.empty(), words.get(0));
  }
}

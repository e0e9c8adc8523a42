package org.kutta.grammar;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The statements of the language, each with an example, for suggestions. */
final class StatementForms {
  private static final Map<String, String> EXAMPLES = examples();

  private StatementForms() {}

  /** Returns an example of the statements that begin with {@code word}. */
  static Optional<String> example(String word) {
    return Optional.ofNullable(EXAMPLES.get(word));
  }

  /** Returns the statement that was probably meant by a line or its first word. */
  static Optional<String> nearest(String word, String line) {
    List<String> keywords =
        List.of(
            "title",
            "reference",
            "order",
            "embedded",
            "stage",
            "stage order",
            "approximate",
            "c free",
            "A-stable",
            "L-stable",
            "symplectic",
            "symmetric",
            "FSAL",
            "SSP",
            "let");
    return NearestName.of(line, keywords).or(() -> NearestName.of(word, keywords));
  }

  private static Map<String, String> examples() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("title", "title \"Heun's method\"");
    map.put("reference", "reference \"K. Heun, Z. Math. Phys. 45 (1900) 23–38\"");
    map.put("order", "order 4");
    map.put("embedded", "embedded 3");
    map.put("stage", "stage order 2");
    map.put("approximate", "approximate 1e-18");
    map.put("SSP", "SSP 1");
    map.put("let", "let r = sqrt(3)/6");
    map.put("A", "A-stable");
    map.put("L", "L-stable");
    map.put("c", "c free");
    map.put("symplectic", "symplectic");
    map.put("symmetric", "symmetric");
    map.put("FSAL", "FSAL");
    return Map.copyOf(map);
  }
}

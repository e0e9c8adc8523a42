package org.kutta.grammar;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Characters that papers and word processors put where the language has another one. */
final class Lookalikes {
  private static final Map<Character, String> REPLACEMENTS = replacements();

  private Lookalikes() {}

  /** Returns what to write instead of {@code c}, if it is known. */
  static Optional<String> replacement(char c) {
    return Optional.ofNullable(REPLACEMENTS.get(c));
  }

  private static Map<Character, String> replacements() {
    Map<Character, String> map = new HashMap<>();
    put(map, "×·∙⋅∗", "*");
    put(map, "÷⁄∕", "/");
    put(map, "∣│┃｜¦", "|");
    put(map, "“”„‟″＂", "\"");
    put(map, "，、", ",");
    put(map, "＝", "=");
    put(map, "≠", "!=");
    put(map, "＋┼", "+");
    put(map, "√", "sqrt(…)");
    put(map, "½", "1/2");
    put(map, "⅓", "1/3");
    put(map, "⅔", "2/3");
    put(map, "¼", "1/4");
    put(map, "¾", "3/4");
    put(map, "⅙", "1/6");
    put(map, "⅚", "5/6");
    put(map, "⅛", "1/8");
    put(map, "⅜", "3/8");
    put(map, "²", "^2");
    put(map, "³", "^3");
    put(map, "αΑ", "alpha");
    put(map, "βΒ", "beta");
    put(map, "γΓ", "gamma");
    put(map, "δΔ", "delta");
    put(map, "θΘ", "theta");
    put(map, "λΛ", "lambda");
    put(map, "μ", "mu");
    put(map, "\u00A0\u2002\u2003\u2009\u202F\u3000", " ");
    return Map.copyOf(map);
  }

  private static void put(Map<Character, String> map, String characters, String replacement) {
    characters.chars().forEach(c -> map.put((char) c, replacement));
  }
}

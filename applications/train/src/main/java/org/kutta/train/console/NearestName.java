package org.kutta.train.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a mistyped one may have meant. */
public final class NearestName {

  private NearestName() {}

  /**
   * Returns the known name nearest to a mistyped one, if the edit distance is at most a third of
   * its length.
   */
  public static Optional<String> of(String typed, Collection<String> known) {
    return known.stream()
        .filter(name -> 3 * distance(typed, name) <= name.length())
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** Levenshtein's distance, whatever the case of letters. */
  private static int distance(String typed, String known) {
    String a = typed.toLowerCase(Locale.ROOT);
    String b = known.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

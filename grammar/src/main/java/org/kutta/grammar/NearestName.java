package org.kutta.grammar;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
  private NearestName() {}

  /**
   * Returns the candidate with the smallest edit distance to {@code word}, case aside, if that is
   * at most a third of the word's length; of equally near ones that which begins like it longest,
   * and of those the first.
   */
  public static Optional<String> of(String word, Collection<String> candidates) {
    Optional<String> nearest = Optional.empty();
    int best = word.length() / 3 + 1;
    int longest = 0;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - word.length()) > best) {
        continue;
      }
      String lower = candidate.toLowerCase(Locale.ROOT);
      int distance = distance(word.toLowerCase(Locale.ROOT), lower);
      int prefix = commonPrefix(word.toLowerCase(Locale.ROOT), lower);
      boolean beginsAlike = distance == best && nearest.isPresent() && prefix > longest;
      if (distance < best || beginsAlike) {
        best = distance;
        longest = prefix;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  private static int commonPrefix(String a, String b) {
    int length = 0;
    while (length < Math.min(a.length(), b.length()) && a.charAt(length) == b.charAt(length)) {
      length++;
    }
    return length;
  }

  /** Returns the Levenshtein distance, in two rows of the usual table. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}

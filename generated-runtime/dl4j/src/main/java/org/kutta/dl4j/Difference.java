package org.kutta.dl4j;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The first line in which two texts differ.
 *
 * @param line counted from 0
 * @param there the one text's line, stripped
 * @param here the other's
 */
record Difference(int line, String there, String here) {

  private static final String NOTHING = "nothing";

  /** Returns the first difference, if there is one. */
  static Optional<Difference> between(List<String> there, List<String> here) {
    for (int i = 0; i < Math.max(there.size(), here.size()); i++) {
      String left = at(there, i);
      String right = at(here, i);
      if (!left.equals(right)) {
        return Optional.of(new Difference(i, left, right));
      }
    }
    return Optional.empty();
  }

  private static String at(List<String> lines, int i) {
    return i < lines.size() ? lines.get(i).strip() : NOTHING;
  }

  /** Returns the keys above the line in JSON that is indented, as in {@code confs[1].layer}. */
  String placeIn(List<String> json) {
    Deque<String> keys = new ArrayDeque<>();
    int last = Math.min(line, json.size() - 1);
    int indent = indent(json.get(last));
    int element = 0;
    for (int i = last - 1; i > 0; i--) {
      String above = json.get(i);
      if (indent(above) >= indent) {
        continue;
      }
      if (above.strip().startsWith("}")) {
        // The end of an element of a list, and the beginning of the next.
        element++;
        indent = indent(above) + 1;
      } else {
        String key = above.strip().split("\"", 3)[1];
        keys.addFirst(above.strip().endsWith("[ {") ? key + "[" + element + "]" : key);
        element = 0;
        indent = indent(above);
      }
    }
    return String.join(".", keys);
  }

  private static int indent(String line) {
    return line.length() - line.stripLeading().length();
  }
}

package org.kutta.generator.elaboration;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How deep methods are nested that are made of others: none for a table, one more than the deepest
 * ingredient for a rule. A method that is made of itself counts as none, since it is refused.
 */
final class MethodDepths {

  private final Map<String, Set<String>> ingredients;
  private final Map<String, List<String>> users = new HashMap<>();
  private final Map<String, Integer> missing = new HashMap<>();
  private final Map<String, Integer> depths = new HashMap<>();

  /**
   * @param ingredients of each method, all of them methods
   */
  MethodDepths(Map<String, Set<String>> ingredients) {
    this.ingredients = ingredients;
    ingredients.forEach(
        (name, used) -> {
          missing.put(name, used.size());
          used.forEach(i -> users.computeIfAbsent(i, k -> new ArrayList<>()).add(name));
        });
  }

  /** Returns the depth of each method, without recursion. */
  Map<String, Integer> all() {
    Deque<String> ready = new ArrayDeque<>();
    missing.forEach(
        (name, count) -> {
          if (count == 0) {
            ready.add(name);
          }
        });
    settle(ready);
    for (String name : ingredients.keySet()) {
      if (!depths.containsKey(name) && isMadeOfItself(name)) {
        depths.put(name, 0);
        settle(usersThatAreReady(name));
      }
    }
    return depths;
  }

  private void settle(Deque<String> ready) {
    while (!ready.isEmpty()) {
      String name = ready.remove();
      if (!depths.containsKey(name)) {
        int deepest =
            Objects.requireNonNull(ingredients.get(name)).stream()
                .mapToInt(i -> depths.getOrDefault(i, 0))
                .max()
                .orElse(-1);
        depths.put(name, deepest + 1);
        ready.addAll(usersThatAreReady(name));
      }
    }
  }

  private Deque<String> usersThatAreReady(String settled) {
    Deque<String> ready = new ArrayDeque<>();
    for (String user : users.getOrDefault(settled, List.of())) {
      if (missing.merge(user, -1, Integer::sum) == 0) {
        ready.add(user);
      }
    }
    return ready;
  }

  private boolean isMadeOfItself(String name) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(ingredients.get(name));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (next.equals(name)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(ingredients.get(next));
      }
    }
    return false;
  }
}

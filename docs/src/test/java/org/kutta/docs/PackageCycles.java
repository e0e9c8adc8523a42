package org.kutta.docs;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The packages of some classes that depend on themselves by way of others. */
final class PackageCycles {

  private final Map<String, Set<String>> uses = new TreeMap<>();

  private PackageCycles() {}

  static PackageCycles among(JavaClasses classes) {
    PackageCycles cycles = new PackageCycles();
    for (JavaClass user : classes) {
      cycles.uses.computeIfAbsent(user.getPackageName(), name -> new TreeSet<>());
      for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
        String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (!used.equals(user.getPackageName())) {
          cycles.uses.get(user.getPackageName()).add(used);
        }
      }
    }
    return cycles;
  }

  /** Returns the packages in cycles, each with those it shares a cycle with. */
  List<String> packages() {
    return uses.keySet().stream()
        .filter(name -> reachable(name).contains(name))
        .map(name -> name + " <-> " + companions(name))
        .toList();
  }

  private List<String> companions(String name) {
    return reachable(name).stream()
        .filter(other -> !other.equals(name) && reachable(other).contains(name))
        .toList();
  }

  private Set<String> reachable(String from) {
    Set<String> found = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (String used : uses.getOrDefault(open.pop(), Set.of())) {
        if (found.add(used)) {
          open.push(used);
        }
      }
    }
    return found;
  }
}

package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.FamilyDeclaration;
import org.kutta.grammar.syntax.SourceFile;

/**
 * What a declaration may refer to.
 *
 * @param methods their declarations by name, the first of each name
 * @param ingredients the names of methods that each method is made of, directly
 * @param depths how many levels of methods each method is made of
 * @param families by their names
 * @param soundFamilies those without a mistake
 * @param budget of each method
 */
record Scope(
    Map<String, Declaration> methods,
    Map<String, Set<String>> ingredients,
    Map<String, Integer> depths,
    Map<String, FamilyDeclaration> families,
    Set<String> soundFamilies,
    Budget budget) {

  Scope {
    methods = Map.copyOf(methods);
    ingredients = Map.copyOf(ingredients);
    depths = Map.copyOf(depths);
    families = Map.copyOf(families);
    soundFamilies = Set.copyOf(soundFamilies);
  }

  static Scope of(
      SourceFile file,
      Map<String, FamilyDeclaration> families,
      Set<String> soundFamilies,
      Budget budget) {
    Map<String, Declaration> methods = new LinkedHashMap<>();
    for (Declaration declaration : file.declarations()) {
      if (!(declaration instanceof FamilyDeclaration)) {
        methods.putIfAbsent(declaration.name().text(), declaration);
      }
    }
    Map<String, Set<String>> ingredients = new HashMap<>();
    methods.forEach(
        (name, declaration) -> {
          Set<String> used = MethodNames.usedIn(declaration);
          used.retainAll(methods.keySet());
          ingredients.put(name, used);
        });
    return new Scope(
        methods, ingredients, new MethodDepths(ingredients).all(), families, soundFamilies, budget);
  }

  Optional<Declaration> method(String name) {
    return Optional.ofNullable(methods.get(name));
  }

  /** Returns whether a method is made of another, directly or not, or is that one. */
  boolean isMadeOf(String name, String ingredient) {
    Set<String> seen = new HashSet<>();
    List<String> open = new ArrayList<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (next.equals(ingredient)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(ingredients.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  /**
   * Returns whether the methods that a method is made of are nested deeper than the budget allows:
   * they are read by recursion.
   */
  boolean isTooDeep(String name) {
    return depths.getOrDefault(name, 0) > budget.nesting();
  }
}

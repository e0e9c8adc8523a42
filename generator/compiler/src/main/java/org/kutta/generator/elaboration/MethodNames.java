package org.kutta.generator.elaboration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kutta.generator.budget.Stage;
import org.kutta.generator.number.Tower;
import org.kutta.generator.tableau.Method;
import org.kutta.grammar.syntax.Argument;
import org.kutta.grammar.syntax.Declaration;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.UsedNames;

/**
 * The methods of a file by their names, wherever they are declared, read as numbers of one tower.
 */
final class MethodNames {

  private final Scope scope;
  private final Tower tower;
  private final Map<String, Optional<Method>> read = new HashMap<>();

  MethodNames(Scope scope, Tower tower) {
    this.scope = scope;
    this.tower = tower;
  }

  Tower tower() {
    return tower;
  }

  /** Returns the names of all families. */
  Set<String> families() {
    return new TreeSet<>(scope.families().keySet());
  }

  /** Returns the names of all methods. */
  Set<String> names() {
    return scope.methods().keySet();
  }

  Scope scope() {
    return scope;
  }

  /** Returns a method, or nothing if something is wrong with it, which is told at its own place. */
  Optional<Method> method(String name) {
    Optional<Method> known = read.get(name);
    if (known == null) {
      tower.deadline().during(Stage.TABLEAU).check();
      known =
          scope.method(name).flatMap(d -> d.accept(new DeclarationReader(this, new ArrayList<>())));
      read.put(name, known);
    }
    return known;
  }

  /** Returns whether a method is made of another, directly or not. */
  boolean isMadeOf(String name, String ingredient) {
    return scope.isMadeOf(name, ingredient);
  }

  /** Returns the names that a declaration uses of others, of methods or not. */
  static Set<String> usedIn(Declaration declaration) {
    Set<String> used = new TreeSet<>();
    if (declaration instanceof DerivedDeclaration derived) {
      derived.operands().forEach(operand -> used.addAll(UsedNames.of(operand)));
      for (Argument argument : derived.arguments()) {
        used.addAll(UsedNames.of(argument.value()));
      }
    }
    return used;
  }
}

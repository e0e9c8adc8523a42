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
import org.kutta.grammar.syntax.Expression;

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
      NamesIn names = new NamesIn(used);
      derived.operands().forEach(operand -> operand.accept(names));
      for (Argument argument : derived.arguments()) {
        argument.value().accept(names);
      }
    }
    return used;
  }

  /** Returns the names that an expression uses, of methods or not. */
  static Set<String> usedIn(Expression expression) {
    Set<String> used = new TreeSet<>();
    expression.accept(new NamesIn(used));
    return used;
  }

  /** Collects the names that an expression uses. */
  private record NamesIn(Set<String> names) implements Expression.Visitor<Boolean> {

    @Override
    public Boolean visitNumber(Expression.NumberLiteral number) {
      return true;
    }

    @Override
    public Boolean visitName(Expression.NameUse name) {
      return names.add(name.name());
    }

    @Override
    public Boolean visitNegation(Expression.Negation negation) {
      return negation.operand().accept(this);
    }

    @Override
    public Boolean visitBinary(Expression.Binary binary) {
      binary.left().accept(this);
      return binary.right().accept(this);
    }

    @Override
    public Boolean visitPower(Expression.Power power) {
      return power.base().accept(this);
    }

    @Override
    public Boolean visitCall(Expression.Call call) {
      call.arguments().forEach(argument -> argument.accept(this));
      return true;
    }
  }
}

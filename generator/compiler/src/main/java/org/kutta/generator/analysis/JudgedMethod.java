package org.kutta.generator.analysis;

import java.util.List;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Method;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Diagnostic;

/** A method, the orders that it has, and whether all that it claims is true. */
public sealed interface JudgedMethod permits ProvedMethod, RefutedMethod {

  /** Returns the method as written. */
  Method method();

  /** Returns the order of the main weights, whatever is claimed of it. */
  int order();

  /** Returns the orders of the embedded rows, in their order, whatever is claimed of them. */
  List<Integer> embeddedOrders();

  /** Returns why a claim is false, or not decided in time; nothing where all of them hold. */
  List<Diagnostic> reasons();

  /** Returns whether every claim is true. */
  default boolean holds() {
    return reasons().isEmpty();
  }

  /** Returns whether conditions must hold exactly, and not just to the tolerance claimed. */
  default boolean isExact() {
    return method().claims().areExact();
  }

  /** Returns the name of the method, and of its class. */
  default String name() {
    return method().name();
  }

  /** Returns the coefficients. */
  default Tableau<Real> tableau() {
    return method().tableau();
  }
}

package org.kutta.generator.plan;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.tableau.Structure;

/** A proved method or family with all that its class says: nothing of that is left to a writer. */
public sealed interface Planned permits PlannedMethod, PlannedFamily {

  /** What is done with each kind. */
  interface Visitor<R> {
    R visitMethod(PlannedMethod method);

    R visitFamily(PlannedFamily family);
  }

  /** Returns what a visitor makes of this. */
  <R> R accept(Visitor<R> visitor);

  /** Returns the name of the class. */
  String name();

  /** Returns one line for people. */
  String title();

  /** Returns where it was published; may be empty. */
  String reference();

  /** Returns the structure of A. */
  Structure structure();

  /** Returns the number of stages. */
  int stages();

  /** Returns the order that was proved. */
  int order();

  /** Returns the orders that were proved of the embedded rows. */
  List<Integer> embeddedOrders();

  /** Returns the programs of the steps. */
  StepPlans plans();

  /**
   * Returns the largest stable learning rate times curvature, where it is the same for all
   * parameters; may be infinite.
   */
  Optional<Double> realInterval();
}

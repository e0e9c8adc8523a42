package org.kutta.runtime;

import java.util.function.DoubleSupplier;
import org.kutta.runtime.vector.Vector;

/** A loss over vectors that it has at hand. */
record ArrayObjective(Vector parameters, Vector gradient, DoubleSupplier loss)
    implements Objective {

  @Override
  public double evaluate() {
    return loss.getAsDouble();
  }
}

package org.kutta.dl4j;

import java.lang.reflect.Field;
import org.deeplearning4j.optimize.Solver;
import org.jspecify.annotations.Nullable;

/**
 * The field of a network that holds its solver: what {@code fit} calls once per iteration.
 *
 * <p>Design note: DL4J 1.0.0-M2.1 has no setter for it, and its choice of solvers is a closed enum.
 * A subclass of the network could reach the protected field, but would not take networks that
 * exist.
 *
 * @param <N> the kind of network
 */
final class SolverField<N> {

  private final Field field;

  SolverField(Class<N> owner) {
    try {
      field = owner.getDeclaredField("solver");
      field.setAccessible(true);
    } catch (NoSuchFieldException | RuntimeException e) {
      throw new IllegalStateException(
          "cannot reach the field `solver` of "
              + owner.getName()
              + "; this adapter is written for DL4J 1.0.0-M2.1 on the class path",
          e);
    }
  }

  @Nullable Solver get(N network) {
    try {
      return (Solver) field.get(network);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  void set(N network, @Nullable Solver solver) {
    try {
      field.set(network, solver);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.kutta.runtime.implicit;

/** A square matrix known by its products. */
@FunctionalInterface
interface LinearMap {

  /** Sets {@code out ← A v}, two different vectors. */
  void apply(BlockVector v, BlockVector out);
}

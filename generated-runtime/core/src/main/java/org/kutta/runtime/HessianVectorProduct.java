package org.kutta.runtime;

import org.kutta.runtime.vector.Vector;

/**
 * An objective that offers exact products with its Hessian. Where it does not, those who want one
 * take a difference of two gradients.
 */
public interface HessianVectorProduct extends Objective {

  /**
   * Sets {@code out ← ∇²L v}, the Hessian at {@link #parameters()}, of the same function as {@link
   * #evaluate()}. May overwrite {@link #gradient()}.
   *
   * @param v of the parameters' length and type, to be read only
   * @param out of the parameters' length and type
   */
  void hessianVectorProduct(Vector v, Vector out);
}

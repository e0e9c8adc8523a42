package org.kutta.generator.plan;

import org.kutta.generator.plan.Operand.Gradient;

/**
 * A vector times an exact coefficient, never zero, and maybe the step size.
 *
 * @param coefficient with its sign: −a_ij in a stage point
 * @param timesH whether h multiplies it too, as it does gradients
 */
public record Term(Coefficient coefficient, boolean timesH, Operand vector) {

  /** Returns the vector itself. */
  static Term of(Operand vector) {
    return share(Coefficient.ONE, vector);
  }

  /** Returns a share of a vector that is multiplied by h already, or holds a share of θ_n. */
  static Term share(Coefficient factor, Operand vector) {
    return new Term(factor, false, vector);
  }

  /** Returns h times a gradient. */
  static Term gradient(Coefficient coefficient, Gradient gradient) {
    return new Term(coefficient, true, gradient);
  }

  /** Returns whether it is the vector itself. */
  public boolean isVector() {
    return !timesH && coefficient.isOne();
  }
}

package org.kutta.generator.tableau;

/**
 * A Runge–Kutta method, given by its tableau.
 *
 * @param tableau with the entries as they are written
 */
public record RungeKutta<E>(Tableau<E> tableau) implements Scheme<E> {

  @Override
  public <R> R accept(Visitor<E, R> visitor) {
    return visitor.visitRungeKutta(this);
  }

  @Override
  public int stages() {
    return tableau.stages();
  }

  @Override
  public boolean isWritten() {
    return true;
  }
}

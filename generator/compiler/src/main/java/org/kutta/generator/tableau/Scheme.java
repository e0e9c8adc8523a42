package org.kutta.generator.tableau;

/**
 * What a method is made of: the coefficients of one kind of scheme. Code that treats kinds
 * differently does so by a {@link Visitor}, so that a new kind cannot be forgotten.
 *
 * @param <E> coefficients: numbers, or functions of a family's parameters
 */
public sealed interface Scheme<E> permits RungeKutta, StageRecurrence {

  /** What is done with each kind of scheme. */
  interface Visitor<E, R> {

    /** Visits a method that is given by its Butcher tableau. */
    R visitRungeKutta(RungeKutta<E> rungeKutta);

    /** Visits a stabilised method that is given by the recurrence of its stages. */
    R visitRecurrence(StageRecurrence recurrence);
  }

  /** Returns what a visitor makes of this. */
  <R> R accept(Visitor<E, R> visitor);

  /** Returns the number of stages. */
  int stages();

  /** Returns the equivalent Butcher tableau, whose entries are formed when they are asked for. */
  Tableau<E> tableau();

  /**
   * Returns whether the tableau's entries can be worked with. Those of a recurrence of many stages
   * have thousands of digits each.
   */
  boolean isWritten();
}

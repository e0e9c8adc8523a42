package org.kutta.runtime.method;

/** What the Runge–Kutta matrix A of a method asks of a step. */
public enum MethodStructure {
  /** Each stage needs only earlier ones. */
  EXPLICIT,
  /** Each stage is an equation in itself alone. */
  DIRK,
  /** As {@link #DIRK}, with one non-zero value on the whole diagonal. */
  SDIRK,
  /** As {@link #SDIRK} but for an explicit first stage. */
  ESDIRK,
  /** Stages are solved together. */
  IMPLICIT;

  /** Returns whether a step solves equations for its stages. */
  public boolean isImplicit() {
    return this != EXPLICIT;
  }
}

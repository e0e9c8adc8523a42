package org.kutta.generator.plan;

/** Which coefficients a plan may have. */
public enum PlanSpace {
  /** Entries of the tableau, and differences of two: plans that all members of a family share. */
  ENTRIES,
  /** Whatever follows from them, such as the coefficients of a low-storage form. */
  DERIVED
}

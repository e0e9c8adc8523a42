package org.kutta.grammar.syntax;

/** A property that a method may claim. */
public enum Property {
  /** |R(z)| ≤ 1 on the left half-plane. */
  A_STABLE("A-stable"),
  /** A-stable, and R vanishes at infinity. */
  L_STABLE("L-stable"),
  /** Quadratic invariants are preserved. */
  SYMPLECTIC("symplectic"),
  /** The method is its own adjoint. */
  SYMMETRIC("symmetric"),
  /** The first stage of a step is the last of the one before. */
  FSAL("FSAL");

  private final String keyword;

  Property(String keyword) {
    this.keyword = keyword;
  }

  /** Returns the words of the language for the property. */
  public String keyword() {
    return keyword;
  }
}

package org.kutta.generator.symbolic;

/** Thrown when a symbolic computation grows beyond its limit; its callers turn it into words. */
public final class TooComplexException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooComplexException(int terms) {
    super("a polynomial of more than " + terms + " terms");
  }
}

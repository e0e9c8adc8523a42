package org.kutta.runtime.method;

/** Where a method declares, before its first step, what it remembers from step to step. */
public interface Memory {

  /** Declares a vector, shape {@code [n]}, all zero before the first step. */
  void vector(String name);

  /** Declares a number that is not negative, NaN before the first step. */
  void number(String name);
}

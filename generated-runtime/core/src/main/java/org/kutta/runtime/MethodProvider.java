package org.kutta.runtime;

import java.util.List;

/**
 * Lists the generated methods of one package. Generated, and found through {@link
 * java.util.ServiceLoader}.
 */
public interface MethodProvider {

  /** Returns the methods, sorted by name. */
  List<RungeKuttaMethod> methods();
}

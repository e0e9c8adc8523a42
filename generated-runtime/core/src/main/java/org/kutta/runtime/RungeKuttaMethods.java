package org.kutta.runtime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The generated methods on the class path, by name. */
public final class RungeKuttaMethods {

  private RungeKuttaMethods() {}

  /** Returns all methods that the context class loader sees, sorted by name. */
  public static List<RungeKuttaMethod> all() {
    List<RungeKuttaMethod> methods = new ArrayList<>();
    for (MethodProvider provider : ServiceLoader.load(MethodProvider.class)) {
      methods.addAll(provider.methods());
    }
    methods.sort(Comparator.comparing(RungeKuttaMethod::name));
    return List.copyOf(methods);
  }

  /** Returns the method of that name, whatever its case, if there is one. */
  public static Optional<RungeKuttaMethod> find(String name) {
    return all().stream().filter(method -> method.name().equalsIgnoreCase(name)).findFirst();
  }

  /**
   * Returns the method of that name, whatever its case.
   *
   * @throws IllegalArgumentException if there is none; the message lists those that exist
   */
  public static RungeKuttaMethod named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no method is named `" + name + "`; known are " + names()));
  }

  private static String names() {
    List<String> names = all().stream().map(RungeKuttaMethod::name).toList();
    return names.isEmpty()
        ? "none: is a jar of generated optimizers, such as kutta-tableaus, on the class path?"
        : String.join(", ", names);
  }
}

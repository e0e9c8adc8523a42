package org.kutta.tableaus;

import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.kutta.runtime.RungeKuttaMethod;

/**
 * The slope of a method's error against its step size, with as many steps as bring the error near
 * the end of doubles.
 *
 * @param slope about the order
 * @param what was measured, for messages
 */
record ObservedOrder(double slope, String what) {

  /**
   * The leading error terms of these are so small that doubles end before they dominate; their
   * slope is that of the next term.
   */
  static final Set<String> BETTER_THAN_DOUBLE =
      Set.of("BogackiShampine54", "Tsitouras54", "DormandPrince87", "Fehlberg78");

  private static final double SMALL = 1e-11;
  private static final int MOST_STEPS = 1 << 12;

  static ObservedOrder of(RungeKuttaMethod method, IntToDoubleFunction errorAfter) {
    // With eight steps, methods of higher order are at the end of doubles.
    int steps = method.facts().order() > 8 ? 2 : 8;
    double coarse = errorAfter.applyAsDouble(steps);
    double fine = errorAfter.applyAsDouble(2 * steps);
    while (steps < MOST_STEPS && fine > SMALL) {
      steps *= 2;
      coarse = fine;
      fine = errorAfter.applyAsDouble(2 * steps);
    }
    return new ObservedOrder(
        Math.log(coarse / fine) / Math.log(2),
        "%s: %.3e at %d steps, %.3e at %d"
            .formatted(method.name(), coarse, steps, fine, 2 * steps));
  }
}

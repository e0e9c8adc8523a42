package org.kutta.cli.plot;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.StabilityRecurrence;
import org.kutta.generator.number.Real;

/** The modulus of a stability function in the complex plane. */
final class Modulus {

  /** No method in use is stable beyond. */
  private static final double FARTHEST = 2000;

  private static final double STEP = 0.25;

  private static final double LARGEST_LOGARITHM = 600;

  private final double[] numerator;
  private final double[] denominator;

  /** Of a stabilised method of many stages, whose coefficients cancel. */
  private final Optional<StabilityRecurrence> recurrence;

  private final double realInterval;

  private Modulus(MethodAnalysis analysis) {
    this.numerator = doubles(analysis.stability().function().numerator());
    this.denominator = doubles(analysis.stability().function().denominator());
    this.recurrence = analysis.stability().function().recurrence();
    this.realInterval = analysis.stability().realInterval();
  }

  static Modulus of(MethodAnalysis analysis) {
    return new Modulus(analysis);
  }

  private static double[] doubles(List<Real> ascending) {
    return ascending.stream().mapToDouble(Real::toDouble).toArray();
  }

  /** Returns |R(x + iy)|² − 1: negative where a step is stable. */
  double growth(double x, double y) {
    return recurrence
        .map(r -> r.squaredModulus(x, y) - 1)
        .orElseGet(() -> squared(numerator, x, y) / squared(denominator, x, y) - 1);
  }

  /** Returns |R(z)/e^z|² − 1 for z = x + iy: negative outside the order star. */
  double star(double x, double y) {
    if (recurrence.isPresent()) {
      // Far to the left e^z vanishes, and the quotient would be of two zeros.
      double logarithm = StrictMath.log(recurrence.get().squaredModulus(x, y));
      return StrictMath.expm1(Math.min(logarithm - 2 * x, LARGEST_LOGARITHM));
    }
    // StrictMath gives the same picture on every machine.
    double exponential = StrictMath.exp(2 * x);
    return squared(numerator, x, y) / (squared(denominator, x, y) * exponential) - 1;
  }

  private static double squared(double[] polynomial, double x, double y) {
    double re = 0;
    double im = 0;
    for (int k = polynomial.length - 1; k >= 0; k--) {
      double next = re * x - im * y + polynomial[k];
      im = re * y + im * x;
      re = next;
    }
    return re * re + im * im;
  }

  /** Returns whether R grows beyond all bounds, so that stability ends somewhere. */
  private boolean isPolynomial() {
    return denominator.length == 1;
  }

  /** Returns a window that shows where a step is stable. */
  Window window() {
    if (!isPolynomial()) {
      return Window.square(10);
    }
    if (recurrence.isPresent()) {
      return around(realInterval, Math.max(STEP, realInterval / 100));
    }
    double left = 1;
    for (double x = 0; x >= -FARTHEST; x -= STEP) {
      // Just off the axis too: strips of stabilised methods thin out on it.
      if (growth(x, 0) <= 0 || growth(x, 1) <= 0) {
        left = -x;
      }
    }
    return around(left, Math.max(STEP, left / 100));
  }

  /** Returns the window around all stable points of a grid, which reaches this far to the left. */
  private Window around(double left, double step) {
    double right = 0;
    double top = 1;
    for (double y = 0; y <= left + 8; y += step) {
      for (double x = -left; x <= 8; x += step) {
        if (growth(x, y) <= 0) {
          top = y;
          right = Math.max(right, x);
        }
      }
    }
    double margin = 0.08 * left + 0.5;
    return new Window(-left - margin, right + margin, -top - margin, top + margin);
  }
}

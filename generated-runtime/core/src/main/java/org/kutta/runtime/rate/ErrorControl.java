package org.kutta.runtime.rate;

import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;

/**
 * The learning rate that keeps the embedded error of a step at a tolerance: steps whose error
 * exceeds it are rejected and tried again with a smaller rate.
 *
 * <p>With ε_n the error over absolute · √n + relative · max(‖θ_n‖, ‖θ_{n+1}‖), and k the lower
 * order of the pair plus one,
 *
 * <p>h_{n+1} = h_n · safety · ε_n^(−β₁/k) · ε_{n−1}^(−β₂/k) · ε_{n−2}^(−β₃/k)
 *
 * <p>within the limits of a factor 1/5 to 5 (Söderlind 2003). The tolerance is one of norms, not of
 * entries: the parameters of a model have no scale of their own.
 *
 * <p>Rates stay below a million times the first, or what {@link #upTo} sets: near a minimum errors
 * vanish, and a rate without a limit would grow until no halving brings it back within a step.
 *
 * @param first the first rate
 * @param absolute the absolute tolerance
 * @param relative the relative tolerance
 * @param largest the largest rate
 * @param beta1 the exponent of the last error
 * @param beta2 of the error before
 * @param beta3 of the one before that
 */
public record ErrorControl(
    double first,
    double absolute,
    double relative,
    double largest,
    double beta1,
    double beta2,
    double beta3)
    implements RatePolicy {

  private static final double SAFETY = 0.9;

  /** Errors below that, relative to the tolerance, are all alike. */
  private static final double NO_ERROR = 1e-10;

  private static final double SMALLEST_FACTOR = 0.2;
  private static final double LARGEST_FACTOR = 5;

  /** By how much rates may exceed the first, unless {@link #upTo} says otherwise. */
  private static final double LARGEST_GROWTH = 1e6;

  public ErrorControl {
    if (!(first > 0 && first < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "the first learning rate must be positive and finite, found " + first);
    }
    if (!(absolute >= 0 && relative >= 0 && absolute + relative > 0)) {
      throw new IllegalArgumentException(
          "tolerances must not be negative, and one must be positive, found absolute %s, relative %s"
              .formatted(absolute, relative));
    }
    if (!(largest >= first)) {
      throw new IllegalArgumentException(
          "the largest rate must not be below the first, found %s < %s".formatted(largest, first));
    }
  }

  /** Returns the integral controller, which looks at the last error only. */
  public static ErrorControl integral(double first, double absolute, double relative) {
    return new ErrorControl(first, absolute, relative, limit(first), 1, 0, 0);
  }

  /**
   * Returns the proportional-integral controller PI34, (β₁, β₂) = (0.7, −0.4) (Gustafsson 1991).
   */
  public static ErrorControl proportional(double first, double absolute, double relative) {
    return new ErrorControl(first, absolute, relative, limit(first), 0.7, -0.4, 0);
  }

  /**
   * Returns the digital filter H312PID, β = (1/18, 1/9, 1/18), of smooth rates (Söderlind 2003).
   */
  public static ErrorControl filtered(double first, double absolute, double relative) {
    return new ErrorControl(first, absolute, relative, limit(first), 1.0 / 18, 1.0 / 9, 1.0 / 18);
  }

  private static double limit(double first) {
    return Math.min(LARGEST_GROWTH * first, Double.MAX_VALUE);
  }

  /** Returns this controller with a largest rate, by default a million times the first. */
  public ErrorControl upTo(double rate) {
    return new ErrorControl(first, absolute, relative, rate, beta1, beta2, beta3);
  }

  @Override
  public boolean controlsError() {
    return true;
  }

  @Override
  public void requireFits(MethodFacts method) {
    if (!method.hasEmbedded()) {
      throw new IllegalStateException(
          method.name() + " has no embedded weights, so its error cannot be controlled");
    }
  }

  @Override
  public Action over(State state) {
    return new AtWork(state);
  }

  @Override
  public String toString() {
    return "error control(first = %s, absolute = %s, relative = %s, largest = %s, beta = %s, %s, %s)"
        .formatted(first, absolute, relative, largest, beta1, beta2, beta3);
  }

  private final class AtWork implements Action {
    private final StateScalar rate;
    private final StateScalar last;
    private final StateScalar beforeLast;
    private final double rootOfLength;
    private double exponent = 1;
    private boolean rejected;

    AtWork(State state) {
      this.rate = state.scalar("rate", first, Range.NOT_NEGATIVE);
      this.last = state.scalar("error1", 1, Range.POSITIVE);
      this.beforeLast = state.scalar("error2", 1, Range.POSITIVE);
      this.rootOfLength = Math.sqrt(state.length());
    }

    @Override
    public double propose(StepStart start) {
      MethodFacts method = start.method();
      exponent = 1.0 / (1 + Math.min(method.order(), method.embeddedOrders().get(0)));
      rejected = false;
      return rate.current();
    }

    @Override
    public double judge(double h, double error, double norm) {
      double tolerance = absolute * rootOfLength + relative * norm;
      // Nothing is wrong with a step without an error, be the tolerance 0.
      double e = error == 0 ? NO_ERROR : Math.max(error / tolerance, NO_ERROR);
      if (!(e <= 1)) {
        rejected = true;
        double factor = SAFETY * Math.pow(e, -exponent);
        return h * (Double.isNaN(factor) ? 0.5 : Math.max(SMALLEST_FACTOR, factor));
      }
      double factor =
          SAFETY
              * Math.pow(e, -beta1 * exponent)
              * Math.pow(last.current(), -beta2 * exponent)
              * Math.pow(beforeLast.current(), -beta3 * exponent);
      // A rate that was just rejected is no ground for growth.
      double most = rejected ? 1 : LARGEST_FACTOR;
      double next = h * Math.max(SMALLEST_FACTOR, Math.min(most, factor));
      rate.next(Math.max(Double.MIN_NORMAL, Math.min(largest, next)));
      last.next(e);
      beforeLast.next(last.current());
      return 0;
    }
  }
}

package org.kutta.runtime.stabilised;

/**
 * The coefficients of the damped first-order Chebyshev method of s stages: ω₀ = 1 + η/s², ω₁ =
 * T_s(ω₀)/T_s′(ω₀), stability function T_s(ω₀ + ω₁z)/T_s(ω₀) (van der Houwen, Sommeijer 1980).
 */
final class ChebyshevRecurrence implements HeavyBallRecurrence {

  private final double omega0;
  private final double omega1;
  private final double contraction;
  private final double[] muTilde;
  private final double[] mu;

  ChebyshevRecurrence(int stages, double damping) {
    this.omega0 = 1 + damping / stages / stages;
    // T_{j−1}/T_j, which stays in (0, 1]: T_j itself overflows for many stages and much damping.
    double[] quotient = new double[stages + 1];
    quotient[1] = 1 / omega0;
    double logarithm = Math.log(omega0);
    for (int j = 2; j <= stages; j++) {
      quotient[j] = 1 / (2 * omega0 - quotient[j - 1]);
      logarithm -= Math.log(quotient[j]);
    }
    this.contraction = Math.exp(-logarithm);
    this.omega1 = 1 / logarithmicDerivative(stages, omega0);
    this.muTilde = new double[stages + 1];
    this.mu = new double[stages + 1];
    muTilde[1] = omega1 / omega0;
    for (int j = 2; j <= stages; j++) {
      muTilde[j] = 2 * omega1 * quotient[j];
      mu[j] = 2 * omega0 * quotient[j];
    }
  }

  /** Returns T_s′(x)/T_s(x) for x ≥ 1. */
  private static double logarithmicDerivative(int s, double x) {
    double root = Math.sqrt((x - 1) * (x + 1));
    double angle = Math.log1p(x - 1 + root);
    return root == 0 ? (double) s * s : s * Math.tanh(s * angle) / root;
  }

  /** Returns the end of the stable interval without the coefficients. */
  static double realStability(int stages, double damping) {
    double x = 1 + damping / stages / stages;
    return (x + 1) * logarithmicDerivative(stages, x);
  }

  @Override
  public int stages() {
    return muTilde.length - 1;
  }

  @Override
  public double muTilde(int j) {
    return muTilde[j];
  }

  @Override
  public double mu(int j) {
    return mu[j];
  }

  /** Returns the end of the stable interval, (ω₀ + 1)/ω₁. */
  @Override
  public double realStability() {
    return (omega0 + 1) / omega1;
  }

  /** Returns 1/T_s(ω₀), what a step leaves at most of a mode inside the damped interval. */
  double contraction() {
    return contraction;
  }
}

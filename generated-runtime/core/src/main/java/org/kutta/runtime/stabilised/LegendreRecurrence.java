package org.kutta.runtime.stabilised;

/**
 * The coefficients of the first-order Legendre method of s stages, stability function P_s(1 +
 * 2z/(s² + s)) (Meyer, Balsara, Aslam 2014, equations 16 and 17).
 */
record LegendreRecurrence(int stages) implements HeavyBallRecurrence {

  @Override
  public double muTilde(int j) {
    return (j == 1 ? 1 : mu(j)) / realStability() * 2;
  }

  /** Returns (2j − 1)/j, of Bonnet's recurrence jP_j = (2j − 1)xP_{j−1} − (j − 1)P_{j−2}. */
  @Override
  public double mu(int j) {
    return 2 - 1.0 / j;
  }

  /** Returns s² + s, where the argument of P_s is −1. */
  @Override
  public double realStability() {
    return stages * (stages + 1.0);
  }
}

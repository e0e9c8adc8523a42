package org.kutta.experiments.tuning;

import java.util.List;

/**
 * Mean and standard deviation of a sample.
 *
 * @param count of values
 * @param mean of the values
 * @param deviation the sample's standard deviation, with count − 1 in the denominator; NaN of a
 *     single value
 */
public record Statistic(int count, double mean, double deviation) {

  /** Returns the statistic of values, one at least. */
  public static Statistic of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("no values");
    }
    double mean = 0;
    double squares = 0;
    int n = 0;
    // Welford's update: no cancellation.
    for (double value : values) {
      n++;
      double delta = value - mean;
      mean += delta / n;
      squares += delta * (value - mean);
    }
    return new Statistic(n, mean, n == 1 ? Double.NaN : Math.sqrt(squares / (n - 1)));
  }

  /** Returns mean ± deviation with a number of decimals, after multiplication by a factor. */
  public String text(double factor, int decimals) {
    String mean = ("%." + decimals + "f").formatted(factor * this.mean);
    return Double.isNaN(deviation)
        ? mean
        : mean + (" ± %." + decimals + "f").formatted(factor * deviation);
  }
}

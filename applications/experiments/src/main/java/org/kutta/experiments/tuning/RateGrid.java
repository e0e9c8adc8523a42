package org.kutta.experiments.tuning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning rates that an experiment may choose from, the same for every optimizer.
 *
 * @param rates rising
 */
public record RateGrid(List<Double> rates) {

  private static final int[] MANTISSAS = {1, 2, 5};

  public RateGrid {
    rates = List.copyOf(rates);
    for (int i = 0; i < rates.size(); i++) {
      if (!(rates.get(i) > (i == 0 ? 0 : rates.get(i - 1)))) {
        throw new IllegalArgumentException("rates must be positive and rise, found " + rates);
      }
    }
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("a grid needs a rate");
    }
  }

  /** Returns 1, 2 and 5 times the powers of ten from 10^from to 10^to, both included. */
  public static RateGrid decades(int from, int to) {
    List<Double> rates = new ArrayList<>();
    for (int power = from; power <= to; power++) {
      for (int mantissa : MANTISSAS) {
        if (power < to || mantissa == 1) {
          rates.add(BigDecimal.valueOf(mantissa).scaleByPowerOfTen(power).doubleValue());
        }
      }
    }
    return new RateGrid(rates);
  }

  /** Returns the index of the rate nearest to another, by ratio. */
  int nearest(double rate) {
    int best = 0;
    for (int i = 1; i < rates.size(); i++) {
      if (distance(rates.get(i), rate) < distance(rates.get(best), rate)) {
        best = i;
      }
    }
    return best;
  }

  private static double distance(double a, double b) {
    return Math.abs(Math.log(a / b));
  }

  @Override
  public String toString() {
    return "%d rates from %s to %s"
        .formatted(rates.size(), rates.get(0), rates.get(rates.size() - 1));
  }
}

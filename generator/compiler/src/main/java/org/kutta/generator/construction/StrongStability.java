package org.kutta.generator.construction;

import java.util.List;
import java.util.Optional;
import org.kutta.generator.construction.Recurrence.Share;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Optimal strong-stability-preserving methods that are known in closed form. */
final class StrongStability {

  private StrongStability() {}

  /** Returns the optimal method, or nothing if none is known in closed form. */
  static Optional<Tableau<Real>> optimal(int order, int stages) {
    int root = (int) Math.round(Math.sqrt(stages));
    return switch (order) {
      case 1 -> Optional.of(chain(stages, stages));
      case 2 -> stages < 2 ? Optional.empty() : Optional.of(second(stages));
      case 3 -> root < 2 || root * root != stages ? Optional.empty() : Optional.of(third(root));
      case 4 -> stages == 10 ? Optional.of(fourth()) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Returns steps of length h/r, one after another. */
  private static Tableau<Real> chain(int stages, int r) {
    Recurrence recurrence = new Recurrence(stages);
    for (int j = 1; j <= stages; j++) {
      euler(recurrence, j, Rational.of(1, r));
    }
    return recurrence.tableau();
  }

  private static void euler(Recurrence recurrence, int point, Rational step) {
    recurrence.point(
        List.of(new Share(Rational.ONE, point - 1)), List.of(new Share(step, point - 1)));
  }

  /** Spiteri and Ruuth 2002: s − 1 steps, and a mean with the start. */
  private static Tableau<Real> second(int s) {
    Rational step = Rational.of(1, s - 1);
    Recurrence recurrence = new Recurrence(s);
    for (int j = 1; j < s; j++) {
      euler(recurrence, j, step);
    }
    Rational most = Rational.of(s - 1, s);
    recurrence.point(
        List.of(new Share(Rational.of(1, s), 0), new Share(most, s - 1)),
        List.of(new Share(most.times(step), s - 1)));
    return recurrence.tableau();
  }

  /** Ketcheson 2008, §3: n² stages of order three. */
  private static Tableau<Real> third(int n) {
    int s = n * n;
    Rational step = Rational.of(1, s - n);
    int kept = (n - 1) * (n - 2) / 2;
    int mean = n * (n + 1) / 2;
    Recurrence recurrence = new Recurrence(s);
    for (int j = 1; j <= s; j++) {
      if (j == mean) {
        Rational share = Rational.of(n - 1, 2L * n - 1);
        recurrence.point(
            List.of(new Share(Rational.ONE.minus(share), kept), new Share(share, j - 1)),
            List.of(new Share(share.times(step), j - 1)));
      } else {
        euler(recurrence, j, step);
      }
    }
    return recurrence.tableau();
  }

  /** Ketcheson 2008, §4: ten stages of order four. */
  private static Tableau<Real> fourth() {
    Rational step = Rational.of(1, 6);
    Recurrence recurrence = new Recurrence(10);
    for (int j = 1; j <= 9; j++) {
      if (j == 5) {
        recurrence.point(
            List.of(new Share(Rational.of(3, 5), 0), new Share(Rational.of(2, 5), 4)),
            List.of(new Share(Rational.of(1, 15), 4)));
      } else {
        euler(recurrence, j, step);
      }
    }
    // θ/25 + 9/25 of the fifth point's continuation + 3/5 of the ninth, each with its own step.
    recurrence.point(
        List.of(
            new Share(Rational.of(1, 25), 0),
            new Share(Rational.of(9, 25), 4),
            new Share(Rational.of(3, 5), 9)),
        List.of(new Share(Rational.of(3, 50), 4), new Share(Rational.of(1, 10), 9)));
    return recurrence.tableau();
  }
}

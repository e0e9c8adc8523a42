package org.kutta.generator.construction;

import java.util.ArrayList;
import java.util.List;
import org.kutta.generator.construction.Recurrence.Share;
import org.kutta.generator.number.Rational;
import org.kutta.generator.tableau.Tableau;

/** Explicit methods with long real stability intervals, made by three-term recurrences. */
final class Stabilised {

  /** Beyond, the exact stability interval of so dense a tableau takes too long. */
  static final int MAX_STAGES = 24;

  private static final Rational TWO = Rational.of(2);

  private Stabilised() {}

  /**
   * Returns the Chebyshev method of order one: R(z) = T_s(ω₀ + ω₁z)/T_s(ω₀) with ω₀ = 1 + η/s² and
   * ω₁ = T_s(ω₀)/T′_s(ω₀) (van der Houwen and Sommeijer 1980).
   */
  static Tableau rkc1(int s, Rational damping) {
    Chebyshev t = Chebyshev.at(omega0(s, damping), s);
    Rational w1 = t.value(s).over(t.first(s));
    Recurrence recurrence = new Recurrence(s);
    recurrence.point(List.of(new Share(Rational.ONE, 0)), List.of(new Share(w1.over(t.x()), 0)));
    for (int j = 2; j <= s; j++) {
      Rational ratio = t.value(j - 1).over(t.value(j)).times(TWO);
      Rational nu = ratio.times(t.x());
      recurrence.point(
          List.of(new Share(nu, j - 1), new Share(Rational.ONE.minus(nu), j - 2)),
          List.of(new Share(ratio.times(w1), j - 1)));
    }
    return recurrence.tableau();
  }

  /** Returns the Chebyshev method of order two (Sommeijer, Shampine, Verwer 1998, eq. 2.2). */
  static Tableau rkc2(int s, Rational damping) {
    Chebyshev t = Chebyshev.at(omega0(s, damping), s);
    Rational w1 = t.first(s).over(t.second(s));
    List<Rational> b = new ArrayList<>();
    for (int j = 0; j <= s; j++) {
      int from = Math.max(j, 2);
      b.add(t.second(from).over(t.first(from).times(t.first(from))));
    }
    List<Rational> a = new ArrayList<>();
    for (int j = 0; j <= s; j++) {
      a.add(Rational.ONE.minus(b.get(j).times(t.value(j))));
    }
    return secondOrder(
        s,
        a,
        b.get(1).times(w1),
        j -> b.get(j).over(b.get(j - 1)).times(TWO).times(t.x()),
        j -> b.get(j).over(b.get(j - 2)).negate(),
        j -> b.get(j).over(b.get(j - 1)).times(TWO).times(w1));
  }

  /** Returns the Legendre method of order one (Meyer, Balsara, Aslam 2012, eq. 9–11). */
  static Tableau rkl1(int s) {
    Rational w1 = Rational.of(2, (long) s * s + s);
    Recurrence recurrence = new Recurrence(s);
    recurrence.point(List.of(new Share(Rational.ONE, 0)), List.of(new Share(w1, 0)));
    for (int j = 2; j <= s; j++) {
      Rational mu = Rational.of(2L * j - 1, j);
      recurrence.point(
          List.of(new Share(mu, j - 1), new Share(Rational.of(1 - j, j), j - 2)),
          List.of(new Share(mu.times(w1), j - 1)));
    }
    return recurrence.tableau();
  }

  /** Returns the Legendre method of order two (Meyer, Balsara, Aslam 2014, eq. 15–19). */
  static Tableau rkl2(int s) {
    Rational w1 = Rational.of(4, (long) s * s + s - 2);
    List<Rational> b = new ArrayList<>();
    List<Rational> a = new ArrayList<>();
    for (int j = 0; j <= s; j++) {
      long n = Math.max(j, 2);
      b.add(Rational.of(n * n + n - 2, 2 * n * (n + 1)));
      a.add(Rational.ONE.minus(b.get(j)));
    }
    return secondOrder(
        s,
        a,
        b.get(1).times(w1),
        j -> Rational.of(2L * j - 1, j).times(b.get(j).over(b.get(j - 1))),
        j -> Rational.of(1 - j, j).times(b.get(j).over(b.get(j - 2))),
        j -> Rational.of(2L * j - 1, j).times(b.get(j).over(b.get(j - 1))).times(w1));
  }

  /** A coefficient of the recurrence, by its stage. */
  private interface Coefficient {
    Rational at(int j);
  }

  /** Θ_j = (1 − μ − ν)θ + μΘ_{j−1} + νΘ_{j−2} − h(μ̃ k_{j−1} + γ̃ k_0), γ̃ = −a_{j−1}μ̃. */
  private static Tableau secondOrder(
      int s,
      List<Rational> a,
      Rational firstStep,
      Coefficient mu,
      Coefficient nu,
      Coefficient step) {
    Recurrence recurrence = new Recurrence(s);
    recurrence.point(List.of(new Share(Rational.ONE, 0)), List.of(new Share(firstStep, 0)));
    for (int j = 2; j <= s; j++) {
      Rational rest = Rational.ONE.minus(mu.at(j)).minus(nu.at(j));
      Rational gamma = a.get(j - 1).times(step.at(j)).negate();
      recurrence.point(
          List.of(new Share(rest, 0), new Share(mu.at(j), j - 1), new Share(nu.at(j), j - 2)),
          List.of(new Share(step.at(j), j - 1), new Share(gamma, 0)));
    }
    return recurrence.tableau();
  }

  private static Rational omega0(int s, Rational damping) {
    return Rational.ONE.plus(damping.times(Rational.of(1, (long) s * s)));
  }

  /**
   * Values of Chebyshev's polynomials and their derivatives at a point.
   *
   * @param x the point
   * @param values T_j(x)
   * @param firsts T′_j(x)
   * @param seconds T″_j(x)
   */
  private record Chebyshev(
      Rational x, List<Rational> values, List<Rational> firsts, List<Rational> seconds) {

    static Chebyshev at(Rational x, int degree) {
      List<Rational> t = new ArrayList<>(List.of(Rational.ONE, x));
      List<Rational> d = new ArrayList<>(List.of(Rational.ZERO, Rational.ONE));
      List<Rational> dd = new ArrayList<>(List.of(Rational.ZERO, Rational.ZERO));
      for (int j = 2; j <= degree; j++) {
        // T_j = 2x T_{j−1} − T_{j−2}, differentiated once and twice.
        t.add(x.times(t.get(j - 1)).times(TWO).minus(t.get(j - 2)));
        d.add(t.get(j - 1).plus(x.times(d.get(j - 1))).times(TWO).minus(d.get(j - 2)));
        Rational twice = d.get(j - 1).times(TWO).plus(x.times(dd.get(j - 1)));
        dd.add(twice.times(TWO).minus(dd.get(j - 2)));
      }
      return new Chebyshev(x, t, d, dd);
    }

    Rational value(int j) {
      return values.get(j);
    }

    Rational first(int j) {
      return firsts.get(j);
    }

    Rational second(int j) {
      return seconds.get(j);
    }
  }
}

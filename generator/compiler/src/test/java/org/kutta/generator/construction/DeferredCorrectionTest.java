package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Deferred correction against the iteration itself, run modulo a prime. */
final class DeferredCorrectionTest {

  private static final Residue Y = Residue.of(3, 7);
  private static final Residue H = Residue.of(2, 5);

  /** ∫ of the polynomial through (x_i, v_i) from a to b, by divided differences. */
  private static Residue integral(List<Residue> x, List<Residue> v, Residue a, Residue b) {
    List<Residue> differences = new ArrayList<>(v);
    for (int k = 1; k < x.size(); k++) {
      for (int i = x.size() - 1; i >= k; i--) {
        Residue rise = differences.get(i).minus(differences.get(i - 1));
        differences.set(i, rise.over(x.get(i).minus(x.get(i - k))));
      }
    }
    // Newton's form, multiplied out from the inside.
    List<Residue> p = new ArrayList<>();
    for (int k = x.size() - 1; k >= 0; k--) {
      List<Residue> next = new ArrayList<>();
      for (int d = 0; d <= p.size(); d++) {
        Residue shifted = d == 0 ? Residue.ZERO : p.get(d - 1);
        Residue same = d == p.size() ? Residue.ZERO : p.get(d).times(x.get(k));
        next.add(shifted.minus(same));
      }
      next.set(0, next.get(0).plus(differences.get(k)));
      p = next;
    }
    Residue sum = Residue.ZERO;
    Residue powerA = a;
    Residue powerB = b;
    for (int d = 0; d < p.size(); d++) {
      sum = sum.plus(p.get(d).times(powerB.minus(powerA)).times(Residue.of(1, d + 1)));
      powerA = powerA.times(a);
      powerB = powerB.times(b);
    }
    return sum;
  }

  /** Returns the last points of the Euler pass and of each sweep after it. */
  private static List<Residue> iterates(List<Residue> c, int sweeps) {
    List<Residue> y = new ArrayList<>(List.of(Y));
    for (int j = 1; j < c.size(); j++) {
      Residue width = H.times(c.get(j).minus(c.get(j - 1)));
      y.add(y.get(j - 1).plus(width.times(ExactFlow.f(H.times(c.get(j - 1)), y.get(j - 1)))));
    }
    List<Residue> ends = new ArrayList<>(List.of(y.get(c.size() - 1)));
    for (int sweep = 0; sweep < sweeps; sweep++) {
      List<Residue> slopes = new ArrayList<>();
      for (int j = 0; j < c.size(); j++) {
        slopes.add(ExactFlow.f(H.times(c.get(j)), y.get(j)));
      }
      List<Residue> corrected = new ArrayList<>(List.of(Y));
      for (int j = 1; j < c.size(); j++) {
        Residue width = H.times(c.get(j).minus(c.get(j - 1)));
        Residue slope = ExactFlow.f(H.times(c.get(j - 1)), corrected.get(j - 1));
        corrected.add(
            corrected
                .get(j - 1)
                .plus(width.times(slope.minus(slopes.get(j - 1))))
                .plus(H.times(integral(c, slopes, c.get(j - 1), c.get(j)))));
      }
      y = corrected;
      ends.add(y.get(c.size() - 1));
    }
    return ends;
  }

  @ParameterizedTest
  @CsvSource({
    "'nodes = uniform, points = 2', '0,1', 1, 2, 2",
    "'nodes = uniform, points = 3', '0,1/2,1', 2, 3, 6",
    "'nodes = uniform, points = 3', '0,1/2,1', 3, 4, 8",
    "'nodes = lobatto, points = 3', '0,1/2,1', 3, 4, 8",
    "'nodes = uniform, points = 4', '0,1/3,2/3,1', 3, 4, 12",
    "'nodes = uniform, points = 4', '0,1/3,2/3,1', 5, 4, 18",
    "'nodes = [0, 1/5, 1/2, 1]', '0,1/5,1/2,1', 2, 3, 9",
    "'nodes = uniform, points = 5', '0,1/4,1/2,3/4,1', 5, 6, 24",
  })
  void aStepIsTheLastPointOfTheLastSweep(
      String nodes, String numbers, int sweeps, int order, int stages) {
    List<Residue> c = new ArrayList<>();
    for (String number : numbers.split(",")) {
      String[] parts = (number + "/1").split("/");
      c.add(Residue.of(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }
    ProvedMethod method = Made.by("deferredCorrection(%s, sweeps = %s)".formatted(nodes, sweeps));

    List<Residue> ends = iterates(c, sweeps);
    Tableau<Real> tableau = method.tableau();
    assertThat(ExactFlow.step(tableau, tableau.b(), Y, H)).isEqualTo(ends.get(sweeps));
    assertThat(ExactFlow.step(tableau, tableau.embedded().get(0), Y, H))
        .isEqualTo(ends.get(sweeps - 1));
    assertThat(method.order()).isEqualTo(order);
    assertThat(tableau.stages()).isEqualTo(stages);
  }

  @Test
  void oneSweepOverTheEndsIsHeunsMethod() {
    Tableau<Real> tableau =
        Made.by("deferredCorrection(nodes = uniform, points = 2, sweeps = 1)").tableau();
    assertThat(tableau)
        .isEqualTo(
            Made.last(
                    """
                    method Heun {
                      0   |
                      1   | 1
                      ----+---------
                       b  | 1/2, 1/2
                       b^ | 1
                    }
                    """)
                .tableau());
  }

  @Test
  void fourLobattoNodesCarryOrderSix() {
    ProvedMethod method = Made.by("deferredCorrection(nodes = lobatto, points = 4, sweeps = 5)");
    assertThat(method.order()).isEqualTo(6);
    assertThat(method.embeddedOrders()).containsExactly(5);
  }
}

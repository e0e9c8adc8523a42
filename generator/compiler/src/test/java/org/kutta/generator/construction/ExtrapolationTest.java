package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Structure;
import org.kutta.generator.tableau.Tableau;

/** Extrapolation against the Aitken–Neville scheme itself, run modulo a prime. */
final class ExtrapolationTest {

  private static final Residue Y = Residue.of(3, 7);
  private static final Residue H = Residue.of(2, 5);

  /** How a substep sequence is run, as in Hairer, Nørsett, Wanner I, eq. II.9.1 and II.9.13. */
  private static Residue euler(int n) {
    Residue h = H.times(Residue.of(1, n));
    Residue y = Y;
    for (int i = 0; i < n; i++) {
      y = y.plus(h.times(ExactFlow.f(h.times(Residue.of(i)), y)));
    }
    return y;
  }

  private static Residue gragg(int n) {
    Residue h = H.times(Residue.of(1, n));
    Residue before = Y;
    Residue y = Y.plus(h.times(ExactFlow.f(Residue.ZERO, Y)));
    for (int i = 1; i < n; i++) {
      Residue slope = ExactFlow.f(h.times(Residue.of(i)), y);
      Residue next = before.plus(h.times(slope).times(Residue.of(2)));
      before = y;
      y = next;
    }
    return y;
  }

  /** T_j,k+1 = T_j,k + (T_j,k − T_j−1,k)/((n_j/n_j−k)^p − 1), eq. II.9.10. */
  private static List<List<Residue>> aitkenNeville(List<Integer> n, int p) {
    List<List<Residue>> table = new ArrayList<>();
    for (int j = 0; j < n.size(); j++) {
      List<Residue> row = new ArrayList<>(List.of(p == 1 ? euler(n.get(j)) : gragg(n.get(j))));
      for (int k = 1; k <= j; k++) {
        Residue ratio = Residue.of(n.get(j), n.get(j - k));
        Residue divisor = (p == 1 ? ratio : ratio.times(ratio)).minus(Residue.ONE);
        Residue last = row.get(k - 1);
        row.add(last.plus(last.minus(table.get(j - 1).get(k - 1)).over(divisor)));
      }
      table.add(row);
    }
    return table;
  }

  @ParameterizedTest
  @CsvSource({
    "euler, harmonic, '1,2,3,4,5', 11",
    "euler, romberg, '1,2,4,8', 12",
    "euler, bulirsch, '1,2,3,4,6', 12",
    "euler, '[2, 3, 7]', '2,3,7', 10",
    "modifiedMidpoint, harmonic, '2,4,6,8', 17",
    "modifiedMidpoint, romberg, '2,4,8', 12",
    "modifiedMidpoint, bulirsch, '2,4,6,8,12', 28",
    "modifiedMidpoint, '[2, 6, 8]', '2,6,8', 14",
  })
  void aStepIsTheLastEntryOfTheAitkenNevilleScheme(
      String base, String sequence, String numbers, int evaluations) {
    List<Integer> n = List.of(numbers.split(",")).stream().map(Integer::valueOf).toList();
    String columns = sequence.startsWith("[") ? "" : ", columns = " + n.size();
    ProvedMethod method =
        Made.by("extrapolation(base = %s, sequence = %s%s)".formatted(base, sequence, columns));
    int p = base.equals("euler") ? 1 : 2;
    List<Residue> last = aitkenNeville(n, p).get(n.size() - 1);

    Tableau<Real> tableau = method.tableau();
    assertThat(ExactFlow.step(tableau, tableau.b(), Y, H)).isEqualTo(last.get(n.size() - 1));
    assertThat(ExactFlow.step(tableau, tableau.embedded().get(0), Y, H))
        .isEqualTo(last.get(n.size() - 2));
    assertThat(method.order()).isEqualTo(p * n.size());
    assertThat(method.embeddedOrders()).containsExactly(p * (n.size() - 1));
    // The first stage is common to all: 1 + Σ (n_j − 1).
    assertThat(tableau.stages()).isEqualTo(evaluations);
  }

  @Test
  void twoColumnsOfEulerAreTheExplicitMidpointRule() {
    Tableau<Real> tableau =
        Made.by("extrapolation(base = euler, sequence = harmonic, columns = 2)").tableau();
    assertThat(tableau)
        .isEqualTo(
            Made.last(
                    """
                    method Midpoint {
                      0   |
                      1/2 | 1/2
                      ----+-------
                       b  | 0, 1
                       b^ | 1/2, 1/2
                    }
                    """)
                .tableau());
  }

  @Test
  void extrapolatedImplicitEulerKeepsItsStages() {
    ProvedMethod method =
        Made.by("extrapolation(base = implicitEuler, sequence = harmonic, columns = 3)");
    assertThat(method.order()).isEqualTo(3);
    assertThat(method.tableau().structure()).isEqualTo(Structure.DIRK);
    assertThat(method.tableau().stages()).isEqualTo(6);
    // Deuflhard 1985, SIAM Rev. 27: T_jk of the implicit Euler method vanishes at infinity.
    assertThat(MethodAnalysis.of(method).stability().function().atInfinity()).isEqualTo(0.0);
  }

  @Test
  void symmetricMethodsGainTwoOrdersAColumn() {
    ProvedMethod method =
        Made.last(
            """
            method M = gauss(stages = 1)
            method X = extrapolation(base = M, sequence = [1, 2, 3])
            """);
    assertThat(method.order()).isEqualTo(6);
    assertThat(method.embeddedOrders()).containsExactly(4);
  }

  @Test
  void richardsonExtrapolationOfClassicalRungeKuttaGainsAnOrder() {
    ProvedMethod method =
        Made.last(
            """
            method Rk4 {
              0   |
              1/2 | 1/2
              1/2 | 0, 1/2
              1   | 0, 0, 1
              ----+-------------------
                  | 1/6, 1/3, 1/3, 1/6
            }
            method X = extrapolation(base = Rk4, sequence = [1, 2])
            """);
    Tableau<Real> rk4 =
        Made.last(
                """
                method Rk4 {
                  0   |
                  1/2 | 1/2
                  1/2 | 0, 1/2
                  1   | 0, 0, 1
                  ----+-------------------
                      | 1/6, 1/3, 1/3, 1/6
                }
                """)
            .tableau();
    assertThat(method.order()).isEqualTo(5);
    assertThat(method.tableau().stages()).isEqualTo(11);
    // Hairer, Nørsett, Wanner I, eq. II.4.5: ŷ_2 = y_2 + (y_2 − w)/(2^p − 1), on y′ = y² at t = 0.
    Tableau<Real> x = method.tableau();
    Residue whole = ExactFlow.step(rk4, rk4.b(), Y, H);
    Residue halves = ExactFlow.step(x, x.embedded().get(0), Y, H);
    assertThat(ExactFlow.step(x, x.b(), Y, H))
        .isEqualTo(halves.plus(halves.minus(whole).times(Residue.of(1, 15))));
  }
}

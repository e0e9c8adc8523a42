package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Methods whose abscissae are not the sums of their rows (Oliver 1975). */
final class FreeAbscissaeTest {

  /** Of order three whatever c_1 is: its stage has weight zero, and cancels in Σ b_i a_ij d_j. */
  private static final String ORDER_THREE =
      """
      method Curiosity3 {
        order 3
        c free
        C1  |
        1/3 | 1/3
        1   | -1, 2
        ----+------------
            | 0, 3/4, 1/4
      }
      """;

  private static String messages(String text) {
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("free.tableau", text));
    return checked.diagnostics().stream().map(Diagnostic::render).collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/2", "-3", "sqrt(2)"})
  void anAbscissaMayBeAnythingWhereTheConditionsAllow(String c1) {
    assertThat(messages(ORDER_THREE.replace("C1", c1))).isEmpty();
  }

  @Test
  void withoutLeaveADifferenceIsAnError() {
    String text = ORDER_THREE.replace("C1", "1/2").replace("c free", "");

    assertThat(messages(text)).contains("error[K020]: c_1 is 1/2 but row 1 sums to 0");
  }

  @Test
  void whatOnlyTimeDependentProblemsFeelIsFound() {
    String text = ORDER_THREE.replace("C1", "0").replace("1/3 | 1/3", "1/4 | 1/3");

    assertThat(messages(text)).contains("tree [t]: Σ b_i c_i = 7/16, required 1/2");
  }

  @Test
  void leaveThatIsNotNeededIsAnError() {
    assertThat(messages(ORDER_THREE.replace("C1", "0"))).contains("`c free` is written, but");
  }

  @Test
  void theOrderIsObservedOnATimeDependentProblem() {
    Tableau<Real> tableau = StandardLibrary.tableau(ORDER_THREE.replace("C1", "1/2"));

    double slope = Math.log(error(tableau, 40) / error(tableau, 80)) / Math.log(2);

    assertThat(slope).isWithin(0.1).of(3);
  }

  /** The error at t = 2 of y' = y cos t + t, y(0) = 1, against many steps of the classical RK4. */
  private static double error(Tableau<Real> tableau, int steps) {
    Tableau<Real> rk4 = StandardLibrary.method("ClassicalRk4").tableau();
    return Math.abs(solution(tableau, steps) - solution(rk4, 4000));
  }

  private static double solution(Tableau<Real> tableau, int steps) {
    double h = 2.0 / steps;
    double y = 1;
    for (int n = 0; n < steps; n++) {
      double[] k = new double[tableau.stages()];
      double next = y;
      for (int i = 0; i < k.length; i++) {
        double stage = y;
        for (int j = 0; j < i; j++) {
          stage += h * tableau.a(i, j).toDouble() * k[j];
        }
        double t = (n + tableau.c().get(i).toDouble()) * h;
        k[i] = stage * Math.cos(t) + t;
        next += h * tableau.b().get(i).toDouble() * k[i];
      }
      y = next;
    }
    return y;
  }

  @Test
  void theTreesAreThoseWithLeavesOfTwoColours() {
    // Sloane's A029856, with one colour for the tree that is a leaf.
    assertThat(Colouring.TIMED.upTo(7).stream().map(List::size).toList())
        .containsExactly(1, 2, 5, 13, 37, 108, 332)
        .inOrder();
    assertThat(Colouring.TIMED.countUpTo(7)).isEqualTo(1 + 2 + 5 + 13 + 37 + 108 + 332);
  }

  @Test
  void formulasTellTimeFromState() {
    RootedTree tree = new RootedTree(List.of(RootedTree.TIME, RootedTree.LEAF));

    assertThat(tree.formula("b", true)).isEqualTo("Σ b_i c_i a_ij");
  }
}

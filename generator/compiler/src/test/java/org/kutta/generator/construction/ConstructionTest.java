package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.Properties;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** Tableaus made by a rule: their order is proved as if someone had written them down. */
final class ConstructionTest {

  private static ProvedMethod made(String call) {
    return only("method Made = " + call + "\n");
  }

  private static ProvedMethod only(String text) {
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("made", text));
    assertThat(checked.diagnostics()).isEmpty();
    return checked.value().orElseThrow().get(0);
  }

  private static Tableau<Real> written(String table) {
    return only("method Written {\n" + table + "\n}\n").tableau();
  }

  @ParameterizedTest
  @CsvSource({
    "gauss, 1, 2, 1",
    "gauss, 2, 4, 2",
    "gauss, 3, 6, 3",
    "gauss, 4, 8, 4",
    "gauss, 6, 12, 6",
    "gauss, 7, 14, 7",
    "radauIA, 1, 1, 0",
    "radauIA, 2, 3, 1",
    "radauIA, 3, 5, 2",
    "radauIA, 4, 7, 3",
    "radauIA, 6, 11, 5",
    "radauIIA, 1, 1, 1",
    "radauIIA, 2, 3, 2",
    "radauIIA, 3, 5, 3",
    "radauIIA, 4, 7, 4",
    "radauIIA, 5, 9, 5",
    "radauIIA, 7, 13, 7",
    "lobattoIIIA, 2, 2, 2",
    "lobattoIIIA, 3, 4, 3",
    "lobattoIIIA, 4, 6, 4",
    "lobattoIIIA, 5, 8, 5",
    "lobattoIIIA, 7, 12, 7",
    "lobattoIIIA, 8, 14, 8",
    "lobattoIIIB, 2, 2, 0",
    "lobattoIIIB, 3, 4, 1",
    "lobattoIIIB, 4, 6, 2",
    "lobattoIIIB, 7, 12, 5",
    "lobattoIIIC, 2, 2, 1",
    "lobattoIIIC, 3, 4, 2",
    "lobattoIIIC, 4, 6, 3",
    "lobattoIIIC, 5, 8, 4",
    "lobattoIIIC, 8, 14, 7",
    "lobattoIIID, 3, 4, 2",
    "lobattoIIID, 7, 12, 6",
  })
  void implicitMethodsHaveTheOrdersOfTheBook(String rule, int stages, int order, int stageOrder) {
    // Hairer, Wanner, Solving ODEs II, table IV.5.13.
    ProvedMethod method = made(rule + "(stages = " + stages + ")");
    assertThat(method.order()).isEqualTo(order);
    assertThat(Properties.of(method.tableau()).stageOrder()).isEqualTo(stageOrder);
  }

  @Test
  void gaussWithTwoStagesIsTheMethodOfHammerAndHollingsworth() {
    assertThat(made("gauss(stages = 2)").tableau())
        .isEqualTo(
            written(
                """
                let r = sqrt(3)/6
                1/2 - r | 1/4,     1/4 - r
                1/2 + r | 1/4 + r, 1/4
                --------+------------------
                        | 1/2,     1/2
                """));
  }

  @Test
  void radauWithThreeStagesIsTheMethodOfRadau5() {
    assertThat(made("radauIIA(stages = 3)").tableau())
        .isEqualTo(
            written(
                """
                let r = sqrt(6)
                (4 - r)/10 | (88 - 7*r)/360,     (296 - 169*r)/1800, (-2 + 3*r)/225
                (4 + r)/10 | (296 + 169*r)/1800, (88 + 7*r)/360,     (-2 - 3*r)/225
                1          | (16 - r)/36,        (16 + r)/36,        1/9
                -----------+--------------------------------------------------------
                b = last row
                """));
  }

  @Test
  void lobattoIIICWithThreeStagesIsThatOfTheBook() {
    assertThat(made("lobattoIIIC(stages = 3)").tableau())
        .isEqualTo(
            written(
                """
                0   | 1/6, -1/3, 1/6
                1/2 | 1/6, 5/12, -1/12
                1   | 1/6, 2/3,  1/6
                ----+-----------------
                    | 1/6, 2/3,  1/6
                """));
  }

  @ParameterizedTest
  @CsvSource({"3, 4, SspRk43", "4, 10, SspRk104", "2, 2, SspRk22", "1, 1, Euler"})
  void optimalStrongStabilityMethodsAreThoseOfTheLibrary(int order, int stages, String name) {
    Tableau<Real> made = made("ssp(order = " + order + ", stages = " + stages + ")").tableau();
    Tableau<Real> library = StandardLibrary.method(name).tableau();
    assertThat(made.a()).isEqualTo(library.a());
    assertThat(made.b()).isEqualTo(library.b());
  }

  @ParameterizedTest
  @CsvSource({"1, 7, 7", "2, 6, 5", "3, 9, 6", "3, 16, 12", "4, 10, 6"})
  void strongStabilityCoefficientsAreThoseOfThePapers(int order, int stages, double coefficient) {
    MethodAnalysis analysis =
        MethodAnalysis.of(made("ssp(order = " + order + ", stages = " + stages + ")"));
    assertThat(analysis.sspCoefficient()).isWithin(1e-12).of(coefficient);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 8, 12})
  void chebyshevMethodsReachTheirRealInterval(int s) {
    MethodAnalysis analysis =
        MethodAnalysis.of(made("rkc(order = 1, stages = " + s + ", damping = 1/20)"));
    // |R(−x)| returns to 1 at ω₀ − ω₁x = −ω₀.
    double w0 = 1 + 0.05 / (s * s);
    double angle = s * Math.log(w0 + Math.sqrt(w0 * w0 - 1));
    double w1 = Math.sqrt(w0 * w0 - 1) / (s * Math.tanh(angle));
    assertThat(analysis.stability().realInterval()).isWithin(1e-9).of(2 * w0 / w1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "1, 4, 20", "1, 8, 72", "2, 9, 44.7201"})
  void legendreMethodsReachTheirRealInterval(int order, int s, double interval) {
    MethodAnalysis analysis =
        MethodAnalysis.of(made("rkl(order = " + order + ", stages = " + s + ")"));
    assertThat(analysis.stability().realInterval()).isWithin(1e-3).of(interval);
  }

  @Test
  void aMadeMethodSaysHowItWasMade() {
    ProvedMethod method = made("rkc(order = 2, stages = 5, damping = 2/13)");
    assertThat(method.order()).isEqualTo(2);
    assertThat(method.method().title())
        .isEqualTo("Runge-Kutta-Chebyshev method with order = 2, stages = 5, damping = 2/13");
    assertThat(method.method().reference()).contains("Verwer");
  }
}

package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/** Methods whose abscissae are roots of polynomials beyond the reach of square roots. */
final class ConjugateStagesTest {

  @Test
  void abscissaeAndWeightsOfGaussAreThoseOfTheTables() {
    // Abramowitz, Stegun, Handbook of Mathematical Functions, table 25.4, n = 6, moved to [0, 1].
    Tableau<Real> gauss = Made.by("gauss(stages = 6)").tableau();
    double[] x = {0.238619186083197, 0.661209386466265, 0.932469514203152};
    double[] w = {0.467913934572691, 0.360761573048139, 0.171324492379170};
    for (int k = 0; k < 3; k++) {
      assertThat(gauss.c().get(3 + k).toDouble()).isWithin(1e-15).of((1 + x[k]) / 2);
      assertThat(gauss.c().get(2 - k).toDouble()).isWithin(1e-15).of((1 - x[k]) / 2);
      assertThat(gauss.b().get(3 + k).toDouble()).isWithin(1e-15).of(w[k] / 2);
      assertThat(gauss.b().get(2 - k)).isEqualTo(gauss.b().get(3 + k));
    }
  }

  @Test
  void radauWithFiveStagesHasTheAbscissaeOfTheCodeRadau() {
    // E. Hairer, G. Wanner, the Fortran code RADAU, subroutine COERTV.
    Tableau<Real> radau = Made.by("radauIIA(stages = 5)").tableau();
    assertThat(radau.c().get(0).toDouble()).isWithin(1e-15).of(0.5710419611451768219312e-01);
    assertThat(radau.c().get(1).toDouble()).isWithin(1e-15).of(0.2768430136381238276800e+00);
    assertThat(radau.c().get(2).toDouble()).isWithin(1e-15).of(0.5835904323689168200567e+00);
    assertThat(radau.c().get(3).toDouble()).isWithin(1e-15).of(0.8602401356562194478479e+00);
    assertThat(radau.isStifflyAccurate()).isTrue();
  }

  /** Returns the coefficient of z^j in the numerator of the Padé approximation (k, l) to e^z. */
  private static Rational pade(int j, int k, int l) {
    // (k + l − j)! k! / ((k + l)! (k − j)! j!)
    Rational value = Rational.ONE;
    for (int i = 0; i < j; i++) {
      value = value.times(Rational.of(k - i, (long) (k + l - i) * (i + 1)));
    }
    return value;
  }

  @ParameterizedTest
  @CsvSource({
    // Hairer, Wanner, Solving ODEs II, table IV.5.13.
    "gauss, 6, 6, 6",
    "gauss, 7, 7, 7",
    "radauIA, 4, 3, 4",
    "radauIIA, 5, 4, 5",
    "lobattoIIIA, 7, 6, 6",
    "lobattoIIIB, 7, 6, 6",
    "lobattoIIIC, 7, 5, 7",
  })
  void stabilityFunctionsArePadeApproximations(String rule, int stages, int k, int l) {
    MethodAnalysis analysis = MethodAnalysis.of(Made.by(rule + "(stages = " + stages + ")"));
    assertThat(analysis.stability().function().numerator()).hasSize(k + 1);
    for (int j = 0; j <= k; j++) {
      assertThat(analysis.stability().function().numerator().get(j))
          .isEqualTo(Real.of(pade(j, k, l)));
    }
    assertThat(analysis.stability().function().denominator()).hasSize(l + 1);
    assertThat(analysis.stability().aStable()).isTrue();
    assertThat(analysis.stability().lStable()).isEqualTo(k < l);
  }

  @ParameterizedTest
  @CsvSource({
    "gauss, 6, true, true, true",
    "radauIA, 5, false, false, true",
    "radauIIA, 5, false, false, true",
    "lobattoIIIA, 7, false, true, false",
    "lobattoIIIB, 7, false, true, false",
    "lobattoIIIC, 7, false, false, true",
    "lobattoIIID, 7, true, true, true",
  })
  void propertiesAreThoseOfTheBook(
      String rule, int stages, boolean symplectic, boolean symmetric, boolean algebraic) {
    MethodAnalysis analysis = MethodAnalysis.of(Made.by(rule + "(stages = " + stages + ")"));
    assertThat(analysis.traits().symplectic()).isEqualTo(symplectic);
    assertThat(analysis.traits().symmetric()).isEqualTo(symmetric);
    assertThat(analysis.traits().algebraicallyStable()).isEqualTo(algebraic);
  }

  @Test
  void adjointsAndCompositionsAreProvedToo() {
    String gauss = "method A = gauss(stages = 6)\n";
    assertThat(Made.last(gauss + "method B = adjoint(A)\n").order()).isEqualTo(12);
    assertThat(Made.last(gauss + "method B = compose(A/3, 2/3*A)\n").order()).isEqualTo(12);
    String radau = "method A = radauIA(stages = 5)\n";
    assertThat(Made.last(radau + "method B = adjoint(A)\n").order()).isEqualTo(9);
  }

  @Test
  void whatSymmetryDoesNotDecideIsRefusedAtOnce() {
    // Gauss's and Radau's simplifying assumptions do not survive each other's company.
    String text =
        "method A = gauss(stages = 6)\nmethod B = radauIIA(stages = 4)\n"
            + "method C = extrapolation(base = A, sequence = [1, 2])\n";
    var diagnostics = Proofs.of(SourceText.of("made", text)).diagnostics();
    assertThat(diagnostics.stream().map(d -> d.code()).toList())
        .isEqualTo(List.of(DiagnosticCode.LIMIT_EXCEEDED));
  }
}

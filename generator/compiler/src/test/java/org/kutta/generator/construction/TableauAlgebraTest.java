package org.kutta.generator.construction;

import static com.google.common.truth.Truth.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.analysis.MethodAnalysis;
import org.kutta.generator.analysis.Properties;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Composition, repetition and adjoints obey the laws of the Butcher group. */
final class TableauAlgebraTest {

  private static final Residue Y = Residue.of(3, 7);
  private static final Residue H = Residue.of(2, 5);

  private static final String EULER =
      """
      method Euler {
        0 |
        --+--
          | 1
      }
      """;

  private static final String RALSTON3 =
      """
      method A {
        0   |
        1/2 | 1/2
        3/4 | 0, 3/4
        ----+--------------
            | 2/9, 1/3, 4/9
      }
      """;

  private static final String MIDPOINT = "method M = gauss(stages = 1)\n";

  @Test
  void adjointOfExplicitEulerIsImplicitEuler() {
    Tableau<Real> adjoint = Made.last(EULER + "method X = adjoint(Euler)\n").tableau();
    assertThat(adjoint).isEqualTo(Made.by("radauIIA(stages = 1)").tableau());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "radauIA(stages = 3)",
        "lobattoIIIC(stages = 4)",
        "rkc(order = 2, stages = 5, damping = 1/20)",
        "deferredCorrection(nodes = uniform, points = 3, sweeps = 1)",
      })
  void adjointOfTheAdjointIsTheMethod(String call) {
    String text = "method A = " + call + "\nmethod B = adjoint(A)\nmethod C = adjoint(B)\n";
    Tableau<Real> method = Made.by(call).tableau();
    Tableau<Real> twice = Made.last(text).tableau();
    assertThat(twice.a()).isEqualTo(method.a());
    assertThat(twice.b()).isEqualTo(method.b());
    assertThat(twice.c()).isEqualTo(method.c());
  }

  @ParameterizedTest
  @CsvSource({"gauss, 3", "gauss, 4", "lobattoIIIA, 4", "lobattoIIIB, 4", "lobattoIIID, 4"})
  void symmetricMethodsAreTheirOwnAdjoints(String rule, int stages) {
    String call = rule + "(stages = " + stages + ")";
    ProvedMethod method = Made.by(call);
    Tableau<Real> adjoint = Made.last("method A = " + call + "\nmethod B = adjoint(A)\n").tableau();
    // Their numbers are of two towers, so they are compared as decimals.
    assertThat(decimals(adjoint)).isEqualTo(decimals(method.tableau()));
    assertThat(Properties.of(method.tableau()).isSymmetric()).isTrue();
  }

  private static List<BigDecimal> decimals(Tableau<Real> tableau) {
    return tableau.entries().stream().map(entry -> entry.toDecimal(60)).toList();
  }

  @Test
  void adjointsHaveTheOrderOfTheirMethods() {
    // Hairer, Nørsett, Wanner I, thm II.8.3.
    assertThat(Made.last(RALSTON3 + "method X = adjoint(A)\n").order()).isEqualTo(3);
  }

  @Test
  void aStepForwardAndTheAdjointsStepBackCancel() {
    // Ψ*_h after Ψ_{−h} is the identity: 1 + zR(z) of the composition has to be one.
    ProvedMethod method =
        Made.last(
            EULER
                + "method Back = adjoint(Euler)\n"
                + "method X = compose(Euler, -1*Euler, Back)\n");
    assertThat(MethodAnalysis.of(method).stability().function().numerator())
        .isEqualTo(MethodAnalysis.of(Made.last(EULER)).stability().function().numerator());
  }

  @Test
  void twoHalfStepsAreTwoHalfSteps() {
    Tableau<Real> a = Made.last(RALSTON3).tableau();
    Tableau<Real> twice = Made.last(RALSTON3 + "method X = compose(A/2, A/2)\n").tableau();
    // The second half begins at t = h/2, so the autonomous part alone is compared: f = y².
    assertThat(square(twice, Y, H)).isEqualTo(square(a, square(a, Y, half(H)), half(H)));
    assertThat(Made.last(RALSTON3 + "method X = repeat(A, times = 2)\n").tableau())
        .isEqualTo(twice);
  }

  @Test
  void composedMethodsFollowEachOtherWithTheirOwnSteps() {
    Tableau<Real> a = Made.last(RALSTON3).tableau();
    Tableau<Real> e = Made.last(EULER).tableau();
    Tableau<Real> x =
        Made.last(EULER + RALSTON3 + "method X = compose(2/3*A, Euler/3)\n").tableau();
    Residue third = H.times(Residue.of(1, 3));
    assertThat(square(x, Y, H)).isEqualTo(square(e, square(a, Y, third.plus(third)), third));
  }

  private static Residue half(Residue x) {
    return x.times(Residue.of(1, 2));
  }

  /** Returns y after a step on y′ = y². */
  private static Residue square(Tableau<Real> tableau, Residue y, Residue h) {
    Residue[] k = new Residue[tableau.stages()];
    Residue next = y;
    for (int i = 0; i < k.length; i++) {
      Residue point = y;
      for (int j = 0; j < i; j++) {
        point = point.plus(h.times(Residue.of(tableau.a(i, j).rationalPart())).times(k[j]));
      }
      k[i] = point.times(point);
      next = next.plus(h.times(Residue.of(tableau.b().get(i).rationalPart())).times(k[i]));
    }
    return next;
  }

  @Test
  void eulerHalfAStepAndItsAdjointTheOtherHalfAreTheTrapezoidalRule() {
    ProvedMethod method =
        Made.last(EULER + "method B = adjoint(Euler)\nmethod X = compose(Euler/2, B/2)\n");
    assertThat(method.order()).isEqualTo(2);
    assertThat(method.tableau()).isEqualTo(Made.by("lobattoIIIA(stages = 2)").tableau());
  }

  @Test
  void theAdjointFirstGivesTheImplicitMidpointRule() {
    ProvedMethod method =
        Made.last(EULER + "method B = adjoint(Euler)\nmethod X = compose(B/2, Euler/2)\n");
    assertThat(method.tableau()).isEqualTo(Made.by("gauss(stages = 1)").tableau());
  }

  @ParameterizedTest
  @CsvSource({
    // Suzuki 1990, Yoshida 1990; Hairer, Lubich, Wanner, §II.4, ex. 4.2 and 4.3.
    "'1/(2 - root(x^3 - 2, 1, 2))', '1 - 2/(2 - root(x^3 - 2, 1, 2))', 1",
    "'1/(4 - root(x^3 - 4, 1, 2))', '1 - 4/(4 - root(x^3 - 4, 1, 2))', 2",
  })
  void jumpsOfTheImplicitMidpointRuleHaveOrderFour(String outer, String middle, int times) {
    String side = "(%s)*M".formatted(outer) + (times == 2 ? ", (%s)*M".formatted(outer) : "");
    ProvedMethod method =
        Made.last(MIDPOINT + "method X = compose(%s, (%s)*M, %s)\n".formatted(side, middle, side));
    assertThat(method.order()).isEqualTo(4);
    assertThat(MethodAnalysis.of(method).traits().symmetric()).isTrue();
    assertThat(MethodAnalysis.of(method).traits().symplectic()).isTrue();
  }

  @Test
  void repeatedPairsReuseTheLastStage() {
    // Bogacki and Shampine's fourth stage is the first of the next step.
    Tableau<Real> pair = StandardLibrary.method("BogackiShampine32").tableau();
    assertThat(EqualStages.merged(Composition.repeated(pair, 3)).stages()).isEqualTo(10);
  }

  @Test
  void methodsMayBeUsedBeforeTheyAreDeclared() {
    assertThat(Made.last("method X = repeat(Euler, times = 3)\n" + EULER).order()).isEqualTo(1);
  }

  @Test
  void membersOfFamiliesCanBeComposed() {
    ProvedMethod method =
        Made.last(
            """
            method Twice = repeat(Ralston2, times = 2)
            family Rk2(alpha != 0) {
              0     |
              alpha | alpha
              ------+----------------------------
                    | 1 - 1/(2*alpha), 1/(2*alpha)
            }
            method Ralston2 = Rk2(alpha = 2/3)
            """);
    assertThat(method.order()).isEqualTo(2);
  }
}

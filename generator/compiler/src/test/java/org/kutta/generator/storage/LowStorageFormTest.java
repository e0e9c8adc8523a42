package org.kutta.generator.storage;

import static com.google.common.truth.Truth.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;

/** Forms are found in Butcher tableaus, with the coefficients that the papers print. */
final class LowStorageFormTest {

  private static List<LowStorageForm> forms(String method) {
    return LowStorageForm.of(StandardLibrary.method(method).tableau());
  }

  private static <T extends LowStorageForm> T only(Class<T> kind, List<LowStorageForm> forms) {
    return forms.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .collect(Collectors.collectingAndThen(Collectors.toList(), found -> found.get(0)));
  }

  private static List<Real> numbers(String... fractions) {
    return Stream.of(fractions).map(LowStorageFormTest::number).toList();
  }

  private static Real number(String fraction) {
    String[] parts = fraction.split("/", -1);
    return Real.of(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
  }

  @Test
  void williamsonsMethodHasTheCoefficientsOfItsPaper() {
    // J. Comput. Phys. 35 (1980), table 1, case 7.
    assertThat(only(Williamson.class, forms("Williamson3")))
        .isEqualTo(
            new Williamson(numbers("0", "-5/9", "-153/128"), numbers("1/3", "15/16", "8/15")));
  }

  @Test
  void carpenterAndKennedysMethodHasTheCoefficientsOfItsReportToTheLastDigit() {
    // NASA TM-109112 (1994), the table of recommended rational coefficients.
    assertThat(only(Williamson.class, forms("CarpenterKennedy4")))
        .isEqualTo(
            new Williamson(
                numbers(
                    "0",
                    "-567301805773/1357537059087",
                    "-2404267990393/2016746695238",
                    "-3550918686646/2091501179385",
                    "-1275806237668/842570457699"),
                numbers(
                    "1432997174477/9575080441755",
                    "5161836677717/13612068292357",
                    "1720146321549/2090206949498",
                    "3134564353537/4481467310338",
                    "2277821191437/14882151754819")));
  }

  @Test
  void pairsOfKennedyCarpenterAndLewisRunInTwoRegisters() {
    // Appl. Numer. Math. 35 (2000), table 1: RK4(3)5[2R+]C.
    VanDerHouwen form = only(VanDerHouwen.class, forms("KennedyCarpenterLewis43"));
    assertThat(form.registers()).isEqualTo(2);
    assertThat(form.near())
        .containsExactly(
            numbers(
                "970286171893/4311952581923",
                "6584761158862/12103376702013",
                "2251764453980/15575788980749",
                "26877169314380/34165994151039"));
    assertThat(form.b()).isEqualTo(StandardLibrary.method("KennedyCarpenterLewis43").tableau().b());
  }

  @ParameterizedTest
  @CsvSource({
    // Ketcheson, SIAM J. Sci. Comput. 30 (2008): these run in two registers.
    "SspRk33, 2S",
    "SspRk43, 2S 3R",
    "SspRk104, 2S",
    // Blum 1962 runs the classical method in three, Gill 1951 invented his to do so.
    "ClassicalRk4, 3S*",
    "Gill4, 2S",
    "Williamson3, 2N",
    "CarpenterKennedy4, 2N",
    "KennedyCarpenterLewis32, 2R 2S",
    "Kutta38, ''",
    "DormandPrince54, ''",
    "Butcher6, ''",
    "Heun2, ''",
    "Gauss4, ''"
  })
  void formsOfTheLibrary(String method, String words) {
    assertThat(forms(method).stream().map(LowStorageForm::word).collect(Collectors.joining(" ")))
        .isEqualTo(words);
  }

  /** Ketcheson's ten stages take 34 % of the memory of a Butcher implementation. */
  @Test
  void tenStagesOfOrderFourAreEulerStepsAndTwoMeans() {
    TwoRegister form = only(TwoRegister.class, forms("SspRk104"));
    Real sixth = Real.of(1, 6);
    assertThat(form.beta())
        .containsExactly(
            sixth, sixth, sixth, sixth, Real.of(1, 15), sixth, sixth, sixth, sixth, Real.of(1, 10))
        .inOrder();
    assertThat(form.gamma1().get(4)).isEqualTo(Real.of(2, 5));
    assertThat(form.gamma2().get(4)).isEqualTo(Real.of(3, 5));
  }

  @Test
  void aStageThatOnlyTheEmbeddedWeightsNeedDoesNotCount() {
    assertThat(only(TwoRegister.class, forms("BogackiShampine32")).beta())
        .isEqualTo(numbers("1/2", "3/4", "4/9"));
  }

  @Property(tries = 200)
  void coefficientsOfTheWilliamsonFormAreRecovered(@ForAll("williamson") Williamson form) {
    assertThat(LowStorageForm.of(tableau(form.points()))).contains(form);
  }

  @Property(tries = 200)
  void aChangedEntryIsNoWilliamsonForm(@ForAll("williamson") Williamson form) {
    List<List<Real>> points = new ArrayList<>(form.points());
    List<Real> last = new ArrayList<>(points.get(points.size() - 1));
    last.set(0, last.get(0).plus(Real.of(1, 1_000_003)));
    points.set(points.size() - 1, last);
    assertThat(
            LowStorageForm.of(tableau(points)).stream()
                .filter(Williamson.class::isInstance)
                .toList())
        .isEmpty();
  }

  /** Equivalent sets of coefficients are many, so that what counts is what they make. */
  @Property(tries = 200)
  void methodsOfTheThreeRegisterFormAreFound(@ForAll("threeRegister") ThreeRegister form) {
    Tableau<Real> tableau = tableau(points(form));
    List<LowStorageForm> found = LowStorageForm.of(tableau);
    assertThat(
            found.stream()
                .filter(f -> f instanceof ThreeRegister || f instanceof TwoRegister)
                .map(
                    f ->
                        f instanceof TwoRegister two
                            ? points(two.asThreeRegister())
                            : points((ThreeRegister) f))
                .toList())
        .containsExactly(points(form));
  }

  @Property(tries = 200)
  void methodsOfTheTwoRegisterFormAreFound(@ForAll("threeRegister") ThreeRegister any) {
    // γ1 is what makes the shares of θ_n sum to one without a third register.
    List<Real> gamma1 = new ArrayList<>();
    Real sum = Real.ZERO;
    for (int i = 0; i < any.delta().size(); i++) {
      sum = sum.plus(any.delta().get(i));
      gamma1.add(Real.ONE.minus(any.gamma2().get(i).times(sum)));
    }
    TwoRegister form = new TwoRegister(any.delta(), gamma1, any.gamma2(), any.beta());
    List<List<Real>> points = points(form.asThreeRegister());
    TwoRegister found = only(TwoRegister.class, LowStorageForm.of(tableau(points)));
    assertThat(points(found.asThreeRegister())).isEqualTo(points);
  }

  /** Runs algorithm 4 of Ketcheson 2010 on the coefficients of −h k_j, besides that of θ_n. */
  private static List<List<Real>> points(ThreeRegister form) {
    int s = form.beta().size();
    List<Real> theta = new ArrayList<>(Collections.nCopies(s + 1, Real.ZERO));
    theta.set(s, Real.ONE);
    List<Real> s1 = theta;
    List<Real> s2 = Collections.nCopies(s + 1, Real.ZERO);
    List<List<Real>> points = new ArrayList<>(List.of(s1.subList(0, s)));
    for (int i = 0; i < s; i++) {
      s2 = sum(s2, Real.ONE, s1, form.delta().get(i));
      s1 = sum(s1, form.gamma1().get(i), s2, form.gamma2().get(i));
      s1 = new ArrayList<>(sum(s1, Real.ONE, theta, form.gamma3().get(i)));
      s1.set(i, s1.get(i).plus(form.beta().get(i)));
      assertThat(s1.get(s)).isEqualTo(Real.ONE);
      points.add(s1.subList(0, s));
    }
    return points;
  }

  private static List<Real> sum(List<Real> x, Real p, List<Real> y, Real q) {
    List<Real> sum = new ArrayList<>();
    for (int j = 0; j < x.size(); j++) {
      sum.add(x.get(j).times(p).plus(y.get(j).times(q)));
    }
    return sum;
  }

  private static Tableau<Real> tableau(List<List<Real>> points) {
    int s = points.size() - 1;
    List<List<Real>> a = points.subList(0, s);
    return new Tableau<>(
        Real.FIELD, a, points.get(s), List.of(), a.stream().map(Real.FIELD::sum).toList());
  }

  @Provide
  Arbitrary<Williamson> williamson() {
    return Arbitraries.integers()
        .between(3, 7)
        .flatMap(
            s ->
                Combinators.combine(any().list().ofSize(s), nonZero().list().ofSize(s))
                    .as((a, b) -> new Williamson(starting(Real.ZERO, a), b)));
  }

  @Provide
  Arbitrary<ThreeRegister> threeRegister() {
    return Arbitraries.integers()
        .between(4, 7)
        .flatMap(
            s ->
                Combinators.combine(
                        nonZero().list().ofSize(s),
                        any().list().ofSize(s),
                        any().list().ofSize(s),
                        nonZero().list().ofSize(s))
                    .as(LowStorageFormTest::form));
  }

  private static ThreeRegister form(
      List<Real> delta, List<Real> gamma1, List<Real> gamma2, List<Real> beta) {
    List<Real> first = starting(Real.ONE, delta);
    List<Real> gamma3 = new ArrayList<>();
    Real sum = Real.ZERO;
    for (int i = 0; i < first.size(); i++) {
      sum = sum.plus(first.get(i));
      gamma3.add(Real.ONE.minus(gamma1.get(i)).minus(gamma2.get(i).times(sum)));
    }
    return new ThreeRegister(first, gamma1, gamma2, gamma3, beta);
  }

  private static List<Real> starting(Real first, List<Real> values) {
    List<Real> list = new ArrayList<>(values);
    list.set(0, first);
    return list;
  }

  private static Arbitrary<Real> any() {
    return Combinators.combine(
            Arbitraries.integers().between(-8, 8), Arbitraries.integers().between(1, 9))
        .as((p, q) -> Real.of(p, q));
  }

  private static Arbitrary<Real> nonZero() {
    return any().filter(x -> !x.isZero());
  }
}

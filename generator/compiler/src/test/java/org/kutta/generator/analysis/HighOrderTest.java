package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.RandomTableaus;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Ball;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** All conditions of high orders at once, against published methods and a plain recursion. */
final class HighOrderTest {

  private static String published(String name) throws IOException {
    try (var text = HighOrderTest.class.getResourceAsStream("/high-order/" + name + ".tableau")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Checked<List<ProvedMethod>> prove(String text) {
    return Proofs.of(SourceText.of("m.tableau", text));
  }

  @ParameterizedTest
  @CsvSource({"Ono12, 12", "Feagin14, 14"})
  void publishedMethodsHaveTheOrderTheyClaim(String name, int order) throws IOException {
    Checked<List<ProvedMethod>> proved = prove(published(name));

    assertThat(proved.diagnostics()).isEmpty();
    assertThat(proved.value().orElseThrow().get(0).order()).isEqualTo(order);
  }

  @Test
  void anOrderBeyondIsRefutedByItsFirstTree() throws IOException {
    String text = published("Ono12").replace("order 12", "order 13");

    List<Diagnostic> diagnostics = prove(text).diagnostics();

    assertThat(diagnostics).hasSize(1);
    assertThat(diagnostics.get(0).message())
        .isEqualTo("order 13 is claimed, but this method has order 12");
    assertThat(diagnostics.get(0).render()).contains("of the 12486 trees of order 13");
  }

  @Test
  void theSixtiethDigitOfAWeightCounts() throws IOException {
    String weight = "0.2380952380952380952380952380952380952380952380952380952380";
    String text = published("Ono12");
    assertThat(text).contains("b | " + weight);

    assertThat(
            prove(text.replace("b | " + weight, "b | " + weight.replaceFirst(".$", "1")))
                .hasErrors())
        .isTrue();
  }

  @Test
  void anOrderBeyondTheLimitIsRefusedWithIt() throws IOException {
    String text = published("Feagin14").replace("order 14", "order 15");

    assertThat(prove(text).diagnostics().get(0).message())
        .isEqualTo("orders above 14 are not proved by this version of kutta");
  }

  @Test
  void everyTreeIsVisitedOnceUpToOrderFourteen() {
    BallArithmetic euler =
        BallArithmetic.of(numbers(StandardLibrary.method("Euler").tableau()), Real.ZERO, 64);
    ConditionSweep<Ball> sweep = new ConditionSweep<>(euler, 14, Deadline.none());

    List<Integer> counts = new ArrayList<>();
    for (int order = 1; order <= 14; order++) {
      Map<RootedTree, Ball> sums = new HashMap<>();
      sweep.next((tree, sum) -> assertThat(sums.put(tree, sum)).isNull());
      assertWithMessage("order %s", order).that(sums).hasSize(Colouring.PLAIN.count(order));
      counts.add(sums.size());
    }

    // Sloane's A000081.
    assertThat(counts)
        .containsExactly(1, 1, 2, 4, 9, 20, 48, 115, 286, 719, 1842, 4766, 12486, 32973)
        .inOrder();
  }

  @Provide
  Arbitrary<Tableau<Real>> tableaus() {
    return RandomTableaus.explicit();
  }

  @Property(tries = 20)
  void sweepsAgreeWithThePlainRecursion(@ForAll("tableaus") Tableau<Real> tableau) {
    List<Real> b = tableau.b();
    ColouredTableau<Real> numbers = numbers(tableau);
    FieldArithmetic<Real> reals = FieldArithmetic.scaled(Real.FIELD, numbers, Real.ZERO);
    IntegerArithmetic integers = IntegerArithmetic.of(numbers).orElseThrow();
    BallArithmetic balls = BallArithmetic.of(numbers, Real.ZERO, 192);
    Map<RootedTree, Real> exact = new HashMap<>();
    OrderCondition.upTo(6, tableau, b, Real.ZERO, Deadline.none())
        .forEach(order -> order.forEach(known -> exact.put(known.tree(), known.residual())));

    sweep(
        reals,
        (tree, sum) ->
            assertThat(reals.holds(tree, sum).orElseThrow()).isEqualTo(exact.get(tree).isZero()));
    sweep(
        integers,
        (tree, sum) ->
            assertThat(integers.holds(tree, sum).orElseThrow())
                .isEqualTo(exact.get(tree).isZero()));
    sweep(
        balls,
        (tree, sum) -> {
          Ball error = balls.residual(tree, sum).minus(Ball.of(exact.get(tree), 192));
          assertThat(Math.abs(error.toDouble())).isAtMost(error.radius());
          assertThat(error.radius()).isLessThan(1e-40);
        });
  }

  private static ColouredTableau<Real> numbers(Tableau<Real> tableau) {
    return ColouredTableau.of(tableau, tableau.b(), Real.ZERO);
  }

  private static <T> void sweep(
      ConditionArithmetic<T> arithmetic, BiConsumer<RootedTree, T> judge) {
    ConditionSweep<T> sweep = new ConditionSweep<>(arithmetic, 6, Deadline.none());
    for (int order = 1; order <= 6; order++) {
      sweep.next(judge);
    }
  }
}

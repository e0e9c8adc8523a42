package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.analysis.Colouring.Edge;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

final class ColouredTreesTest {

  private static final Colour FIRST = Colour.of(0);
  private static final Colour SECOND = Colour.of(1);

  static Stream<Arguments> numbersOfTrees() {
    return Stream.of(
        Arguments.of(Colouring.of(1), List.of(1, 1, 2, 4, 9, 20, 48, 115)),
        Arguments.of(Colouring.of(2), List.of(2, 4, 14, 52, 214, 916, 4116, 18996)),
        Arguments.of(Colouring.of(3), List.of(3, 9, 45, 246, 1485, 9432)),
        Arguments.of(Colouring.alternating(2), List.of(2, 2, 4, 8, 18, 40, 96, 230)),
        Arguments.of(Colouring.TIMED, List.of(1, 2, 5, 13, 37, 108, 332, 1042)));
  }

  @ParameterizedTest
  @MethodSource("numbersOfTrees")
  void theNumbersOfTreesAreThoseOfTheLiterature(Colouring colouring, List<Integer> expected) {
    List<List<RootedTree>> trees = colouring.upTo(expected.size());

    assertThat(trees.stream().map(List::size).toList()).isEqualTo(expected);
    assertThat(trees.stream().map(List::copyOf).map(HashSet::new).map(HashSet::size).toList())
        .isEqualTo(expected);
    assertThat(IntStream.rangeClosed(1, expected.size()).map(colouring::count).boxed().toList())
        .isEqualTo(expected);
  }

  @Test
  void aSweepVisitsTheSameTrees() {
    ColouredTableau<Real> pair = ColouredTableau.of(List.of(ars443Explicit(), ars443Implicit()));
    ConditionSweep<Real> sweep =
        new ConditionSweep<>(
            FieldArithmetic.scaled(Real.FIELD, pair, Real.ZERO), 5, Deadline.none());
    ElementaryWeights<Real> plain = ElementaryWeights.of(Real.FIELD, pair);
    FieldArithmetic<Real> scaled = FieldArithmetic.scaled(Real.FIELD, pair, Real.ZERO);

    for (int order = 1; order <= 5; order++) {
      HashSet<RootedTree> visited = new HashSet<>();
      sweep.next(
          (tree, sum) -> {
            assertThat(visited.add(tree)).isTrue();
            assertThat(scaled.condition(tree, sum).found()).isEqualTo(plain.of(tree).found());
          });
      assertThat(visited).containsExactlyElementsIn(Colouring.of(2).ofOrder(order));
    }
  }

  /** Ascher, Ruuth and Spiteri, Appl. Numer. Math. 25 (1997) 151, (4,4,3). */
  @Test
  void thePairOfAscherRuuthAndSpiteriHasOrderThree() {
    OrderProof proof = order(ars443Explicit(), ars443Implicit());

    assertThat(proof.order()).isEqualTo(3);
    assertThat(proof.treesOfNextOrder()).isEqualTo(52);
  }

  /** Pareschi and Russo, J. Sci. Comput. 25 (2005) 129, SSP3(3,3,2). */
  @Test
  void aPairHasNoMoreThanTheLowerOrderOfItsMethods() {
    Tableau<Real> explicit = table("0 |", "1 | 1", "1/2 | 1/4, 1/4", "---", "| 1/6, 1/6, 2/3");
    Tableau<Real> implicit =
        table(
            "let g = 1 - 1/sqrt(2)",
            "g | g",
            "1 - g | 1 - 2*g, g",
            "1/2 | 1/2 - g, 0, g",
            "---",
            "| 1/6, 1/6, 2/3");

    assertThat(OrderProof.of(explicit, explicit.b()).order()).isEqualTo(3);
    assertThat(OrderProof.of(implicit, implicit.b()).order()).isEqualTo(2);
    assertThat(order(explicit, implicit).order()).isEqualTo(2);
  }

  @Test
  void twoMethodsOfOrderThreeAreNoPairOfOrderTwo() {
    Tableau<Real> heun = table("0 |", "1/3 | 1/3", "2/3 | 0, 2/3", "---", "| 1/4, 0, 3/4");
    Tableau<Real> kutta = table("0 |", "1/2 | 1/2", "1 | -1, 2", "---", "| 1/6, 2/3, 1/6");

    OrderProof proof = order(heun, kutta);

    assertThat(proof.order()).isEqualTo(1);
    assertThat(proof.failing().stream().map(tree -> tree.formula("b", false)).toList())
        .containsExactly("Σ b_i c'_i", "Σ b'_i c_i");
  }

  @Test
  void aMatrixIsThatOfTheColourOfTheChild() {
    Tableau<Real> one = ars443Explicit();
    Tableau<Real> other = ars443Implicit();
    ColouredTableau<Real> pair = ColouredTableau.of(List.of(one, other));

    assertThat(pair.matrix(FIRST, SECOND)).isEqualTo(other.a());
    assertThat(pair.matrix(SECOND, FIRST)).isEqualTo(one.a());
    assertThat(pair.weights(SECOND)).isEqualTo(other.b());
  }

  /** The trees of a scheme whose matrices depend on both ends of an edge, as GARK methods have. */
  @Test
  void anEdgeMayHaveAMatrixOfItsOwn() {
    List<Real> half = List.of(Real.of(1, 2));
    List<Real> zero = List.of(Real.ZERO);
    List<Real> one = List.of(Real.ONE);
    ColouredTableau<Real> scheme =
        new ColouredTableau<>(
            Colouring.of(2),
            Map.of(
                new Edge(FIRST, FIRST), List.of(half),
                new Edge(SECOND, SECOND), List.of(half),
                new Edge(FIRST, SECOND), List.of(half),
                new Edge(SECOND, FIRST), List.of(zero)),
            Map.of(FIRST, one, SECOND, one));

    OrderProof proof = OrderProof.of(scheme, 4, Real.ZERO, Deadline.none());

    assertThat(proof.order()).isEqualTo(1);
    assertThat(proof.failing())
        .containsExactly(new RootedTree(SECOND, List.of(new RootedTree(FIRST, List.of()))));
  }

  @Test
  void treesOfTwoColoursAreWrittenWithTheNumberOfTheSecond() {
    RootedTree leaf = new RootedTree(SECOND, List.of());
    RootedTree tree = new RootedTree(List.of(new RootedTree(SECOND, List.of(leaf)), leaf));

    assertThat(tree.toString()).isEqualTo("[2,2[2]]");
    assertThat(tree.formula("b", false)).isEqualTo("Σ b_i c'_i a'_ij c'_j");
    assertThat(tree.order()).isEqualTo(4);
    assertThat(tree.density()).isEqualTo(8);
  }

  /** A family of pairs: the second method of order two, with the parameter of the first. */
  @Test
  void pairsOfFamiliesAreProvedForAllParameters() {
    RationalFunction x = RationalFunction.variable(0);
    RationalFunction half = RationalFunction.constant(Real.of(1, 2));
    RationalFunction weight = half.over(x);
    RationalFunction rest = RationalFunction.ONE.minus(weight);
    RationalFunction zero = RationalFunction.ZERO;
    Tableau<RationalFunction> family =
        new Tableau<>(
            RationalFunction.FIELD,
            List.of(List.of(zero, zero), List.of(x, zero)),
            List.of(rest, weight),
            List.of(),
            List.of(zero, x));
    ColouredTableau<RationalFunction> pair = ColouredTableau.of(List.of(family, family));
    ElementaryWeights<RationalFunction> weights =
        ElementaryWeights.of(RationalFunction.FIELD, pair);

    assertThat(OrderProof.of(family, family.b()).order()).isEqualTo(2);
    Colouring.of(2).upTo(2).stream()
        .flatMap(List::stream)
        .forEach(tree -> assertThat(weights.of(tree).holds(Real.ZERO)).isTrue());
    assertThat(Colouring.of(2).ofOrder(3).stream().noneMatch(t -> weights.of(t).holds(Real.ZERO)))
        .isTrue();
  }

  private static OrderProof order(Tableau<Real> first, Tableau<Real> second) {
    return OrderProof.of(ColouredTableau.of(List.of(first, second)), 6, Real.ZERO, Deadline.none());
  }

  private static Tableau<Real> ars443Explicit() {
    return table(
        "0 |",
        "1/2 | 1/2",
        "2/3 | 11/18, 1/18",
        "1/2 | 5/6, -5/6, 1/2",
        "1 | 1/4, 7/4, 3/4, -7/4",
        "---",
        "| 1/4, 7/4, 3/4, -7/4, 0");
  }

  private static Tableau<Real> ars443Implicit() {
    return table(
        "0 |",
        "1/2 | 0, 1/2",
        "2/3 | 0, 1/6, 1/2",
        "1/2 | 0, -1/2, 1/2, 1/2",
        "1 | 0, 3/2, -3/2, 1/2, 1/2",
        "---",
        "| 0, 3/2, -3/2, 1/2, 1/2");
  }

  private static Tableau<Real> table(String... lines) {
    return StandardLibrary.tableau("method M {\n" + String.join("\n", lines) + "\n}\n");
  }
}

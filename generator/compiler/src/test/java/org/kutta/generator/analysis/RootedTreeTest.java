package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.number.Rational;

final class RootedTreeTest {

  @Test
  void thereAreAsManyTreesAsCayleyCounted() {
    List<Integer> counts = Colouring.PLAIN.upTo(10).stream().map(List::size).toList();

    assertThat(counts).containsExactly(1, 1, 2, 4, 9, 20, 48, 115, 286, 719).inOrder();
  }

  @Test
  void treesAreDistinctInCanonicalOrderAndOfTheirOrder() {
    for (int order = 1; order <= 8; order++) {
      List<RootedTree> trees = Colouring.PLAIN.ofOrder(order);
      assertThat(new HashSet<>(trees)).hasSize(trees.size());
      assertThat(trees).isInOrder();
      for (RootedTree tree : trees) {
        assertThat(tree.order()).isEqualTo(order);
      }
    }
  }

  @Test
  void childrenInAnyOrderAreTheSameTree() {
    RootedTree branch = new RootedTree(List.of(RootedTree.LEAF));

    assertThat(new RootedTree(List.of(branch, RootedTree.LEAF)))
        .isEqualTo(new RootedTree(List.of(RootedTree.LEAF, branch)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "•; 1; Σ b_i",
        "[•]; 2; Σ b_i c_i",
        "[•,•]; 3; Σ b_i c_i^2",
        "[[•]]; 6; Σ b_i a_ij c_j",
        "[•,•,•]; 4; Σ b_i c_i^3",
        "[•,[•]]; 8; Σ b_i c_i a_ij c_j",
        "[[•,•]]; 12; Σ b_i a_ij c_j^2",
        "[[[•]]]; 24; Σ b_i a_ij a_jk c_k",
        "[[•],[•]]; 20; Σ b_i a_ij c_j a_ik c_k",
        "[•,•,[•]]; 10; Σ b_i c_i^2 a_ij c_j",
        "[[•,[•]]]; 40; Σ b_i a_ij c_j a_jk c_k"
      })
  void densityAndFormulaAreThoseOfTheBook(String text, long density, String formula) {
    RootedTree tree = named(text);

    assertThat(tree.density()).isEqualTo(density);
    assertThat(tree.required()).isEqualTo(Rational.of(1, density));
    assertThat(tree.formula("b", false)).isEqualTo(formula);
  }

  @Test
  void inverseDensitiesTimesLabellingsAddUp() {
    // Σ n!/(σγ) counts heap-ordered trees: (n − 1)!. With σ from the children's multiplicities.
    long factorial = 1;
    for (int n = 1; n <= 9; n++) {
      factorial *= n;
      long heaps = 0;
      for (RootedTree tree : Colouring.PLAIN.ofOrder(n)) {
        heaps += factorial / (symmetry(tree) * tree.density());
      }
      assertWithMessage("order %s", n).that(heaps).isEqualTo(factorial / n);
    }
  }

  private static long symmetry(RootedTree tree) {
    long sigma = 1;
    int repeated = 1;
    for (int k = 0; k < tree.children().size(); k++) {
      boolean same = k > 0 && tree.children().get(k).equals(tree.children().get(k - 1));
      repeated = same ? repeated + 1 : 1;
      sigma *= repeated * symmetry(tree.children().get(k));
    }
    return sigma;
  }

  private static RootedTree named(String text) {
    return Colouring.PLAIN.upTo(5).stream()
        .flatMap(List::stream)
        .filter(tree -> tree.toString().equals(text))
        .findFirst()
        .orElseThrow();
  }
}

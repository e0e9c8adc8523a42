package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Entry.Table;

/** Coefficients know what they are made of. */
final class CoefficientTest {

  private static final Coefficient A21 = entry(Table.A, 2, 1, Real.of(1, 2));
  private static final Coefficient A31 = entry(Table.A, 3, 1, Real.of(-3, 4));
  private static final Coefficient B1 = entry(Table.B, 0, 1, Real.of(1, 6));
  private static final Coefficient B2 = entry(Table.B, 0, 2, Real.of(1, 6));

  private static Coefficient entry(Table table, int row, int column, Real value) {
    return Coefficient.of(new Entry(table, row, column), value);
  }

  private static void assertIs(Coefficient coefficient, String origin, Real value) {
    assertThat(OriginText.of(coefficient.origin())).isEqualTo(origin);
    assertThat(coefficient.value()).isEqualTo(value);
  }

  @Test
  void entriesAreCalledAsInTheLiterature() {
    assertThat(new Entry(Table.A, 3, 2).symbol()).isEqualTo("a32");
    assertThat(new Entry(Table.A, 10, 9).symbol()).isEqualTo("a10_9");
    assertThat(new Entry(Table.B, 0, 11).symbol()).isEqualTo("b11");
    assertThat(new Entry(Table.E, 0, 3).symbol()).isEqualTo("e3");
    assertThat(new Entry(Table.C, 2, 0).symbol()).isEqualTo("c2");
  }

  @Test
  void arithmeticIsThatOfValuesAndOrigins() {
    assertIs(A31.minus(A21), "a31 - a21", Real.of(-5, 4));
    assertIs(A31.plus(A21), "a31 + a21", Real.of(-1, 4));
    assertIs(A31.times(A21), "a31 a21", Real.of(-3, 8));
    assertIs(A31.over(A21), "a31/a21", Real.of(-3, 2));
    assertIs(B1.minus(A31.over(A21)).over(A31), "(b1 - a31/a21)/a31", Real.of(-20, 9));
  }

  @Test
  void pointsSubtractSoThatTheirDifferencesKeepTheMinusInFront() {
    assertIs(A31.negate().minus(A21.negate()), "-(a31 - a21)", Real.of(5, 4));
    assertIs(A31.negate().times(A21), "-(a31 a21)", Real.of(3, 8));
    assertIs(A31.negate().over(A21.negate()), "a31/a21", Real.of(-3, 2));
  }

  @Test
  void whatCancelsIsNotTold() {
    assertIs(A31.times(B1).over(B1), "a31", Real.of(-3, 4));
    assertIs(A31.over(B1).times(B1), "a31", Real.of(-3, 4));
    assertIs(A31.minus(A31.minus(B1)), "b1", Real.of(1, 6));
    assertThat(A31.minus(A31)).isSameInstanceAs(Coefficient.ZERO);
    assertThat(A31.over(A31)).isSameInstanceAs(Coefficient.ONE);
  }

  @Test
  void equalValuesOfDifferentEntriesDiffer() {
    assertThat(B1).isNotEqualTo(B2);
    assertThat(B1.value()).isEqualTo(B2.value());
  }

  @Test
  void entryOfSizeOneStaysAnEntry() {
    Coefficient one = entry(Table.A, 4, 3, Real.ONE);

    assertThat(one.isOne()).isTrue();
    assertIs(one.negate(), "-a43", Real.of(-1));
  }

  /** Sums of derived coefficients double with each step; a comment has an end. */
  @Test
  void longDerivationIsForgottenAndItsValueIsNot() {
    Coefficient sum = A21;
    for (int k = 0; k < 40; k++) {
      sum = sum.times(A31).plus(sum);
      assertThat(sum.origin().size()).isAtMost(Origin.LONGEST);
    }
    Real expected = A21.value().times(Real.of(1, 4).power(40));
    assertThat(sum.value()).isEqualTo(expected);
  }
}

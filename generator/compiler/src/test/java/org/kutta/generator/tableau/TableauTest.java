package org.kutta.generator.tableau;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;

final class TableauTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "EXPLICIT; 0; 1/2",
        "SDIRK; 1/4; 1/2, 1/4",
        "ESDIRK; 0; 1/4, 1/4",
        "DIRK; 1/4; 1/2, 1/3",
        "DIRK; 1/4; 1/2",
        "IMPLICIT; 0, 1; 1",
        "IMPLICIT; 1/4, 1/4; 1/2, 1/4"
      })
  void structureIsDerivedFromA(Structure structure, String first, String second) {
    assertThat(table(first, second, "| 1/2, 1/2").structure()).isEqualTo(structure);
  }

  @Test
  void shortRowsArePaddedAndUnderscoresAreRowSums() {
    Tableau<Real> tableau = table("0", "2/3", "| 1/4, 3/4");

    assertThat(tableau.a(0, 1)).isEqualTo(Real.ZERO);
    assertThat(tableau.c()).containsExactly(Real.ZERO, Real.of(2, 3)).inOrder();
  }

  @Test
  void weightsMayBeTheLastRow() {
    Tableau<Real> tableau = table("0", "1", "b = last row");

    assertThat(tableau.b()).containsExactly(Real.ONE, Real.ZERO).inOrder();
    assertThat(tableau.isStifflyAccurate()).isTrue();
    assertThat(tableau.isFsal()).isTrue();
  }

  @Test
  void embeddedRowsComeInTheOrderOfTheirNumbers() {
    Tableau<Real> tableau = table("0", "1", "b^2 | 1/3, 2/3\nb | 1/2, 1/2\nb-b^1 | 1/4, -1/4");

    assertThat(tableau.embedded())
        .containsExactly(
            List.of(Real.of(1, 4), Real.of(3, 4)), List.of(Real.of(1, 3), Real.of(2, 3)))
        .inOrder();
  }

  @Test
  void shapesMustAgree() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Tableau<>(Real.FIELD, List.of(), List.of(), List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Tableau<>(
                Real.FIELD, List.of(List.of()), List.of(Real.ONE), List.of(), List.of(Real.ZERO)));
  }

  private static Tableau<Real> table(String first, String second, String weights) {
    return StandardLibrary.tableau(
        "method M {\n_ | " + first + "\n_ | " + second + "\n---\n" + weights + "\n}\n");
  }
}

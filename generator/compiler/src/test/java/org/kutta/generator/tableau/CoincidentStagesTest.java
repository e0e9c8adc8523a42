package org.kutta.generator.tableau;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;

final class CoincidentStagesTest {

  /** Rows of A and weights; then the groups, and the weights with which the rest is left out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "equal rows; _ | 0 / _ | 1/2 / _ | 1/2, 0 / _ | 0, 1/4, 3/4 ; 1/6, 1/6, 1/2, 1/6;"
            + " 2 and 3; 1/6, 2/3, 0, 1/6",
        "rows that take the same from equal stages;"
            + " _ | 0 / _ | 1/2 / _ | 1/2, 0 / _ | 0, 1, 0 / _ | 0, 0, 1 ; 1/6, 1/3, 1/3, 0, 1/6;"
            + " 2 and 3, 4 and 5; 1/6, 2/3, 0, 1/6, 0",
        "the start twice; 0 | 0 / 0 | 0 / _ | 1/2, 1/2 ; 1/4, 1/4, 1/2; 1 and 2; 1/2, 0, 1/2",
        "the same equation twice; _ | 1/2 / _ | 0, 1/2 ; 1/2, 1/2; 1 and 2; 1, 0",
        "equal implicit rows; _ | 1/4, 1/4 / _ | 1/4, 1/4 ; 1/3, 2/3; 1 and 2; 1, 0",
        "an equation whose solution is the start; 0 | 0 / 0 | 1/2, -1/2 ; 1/2, 1/2; 1 and 2; 1, 0",
        "the last stage, which is the result; 0 | 0 / _ | 1/2, 1/2 / _ | 1/2, 0, 1/2 ; 1/2, 0, 1/2;"
            + " 2 and 3; 1/2, 0, 1/2",
        "the last stage, which another needs;"
            + " 0 | 0 / 1 | 0, 1/2, 1/4, 1/4 / _ | 1/2, 1/6, 1/3 / _ | 1/2, 1/6, 0, 1/3 ;"
            + " 1/2, 1/6, 1/3; 3 and 4; 1/2, 1/6, 0, 1/3",
        "equal abscissae only; 0 | 0 / _ | 1/2 / _ | 0, 1/2 / 1 | 0, 0, 1 ; 1/6, 1/3, 1/3, 1/6;"
            + " ''; 1/6, 1/3, 1/3, 1/6"
      })
  void stagesWithTheSameGradientAreFound(
      String what, String rows, String b, String groups, String merged) {
    CoincidentStages same = CoincidentStages.of(table(rows, b));

    assertWithMessage(what).that(same.words().replace(';', ',')).isEqualTo(groups);
    assertWithMessage(what).that(same.merged().b()).isEqualTo(table(rows, merged).b());
  }

  @Test
  void abscissaeTellStagesApartWhereTheyAreFree() {
    Tableau<Real> tableau =
        StandardLibrary.tableau(
            """
            method M {
              c free
              0   | 0
              1   | 1
              3/4 | 1
              ---
              b   | 1/2, 1/2, 0
            }
            """);

    assertThat(CoincidentStages.of(tableau).groups()).isEmpty();
  }

  @Test
  void estimateThatWouldVanishKeepsItsStages() {
    Tableau<Real> tableau = table("_ | 0 / _ | 1 / _ | 1, 0", "1/2, 1/2\nb^ | 1/2, 0, 1/2");

    assertThat(CoincidentStages.of(tableau).groups()).isEmpty();
  }

  @Test
  void stagesThatAreLeftOutAreReachedByNoWeight() {
    Tableau<Real> tableau = table("_ | 0 / _ | 1/2 / _ | 1/2, 0 / _ | 0, 1/4, 3/4", "0, 0, 0, 1");

    BitSet reached = CoincidentStages.of(tableau).merged().reached(List.copyOf(tableau.b()));

    assertThat(reached.stream().boxed()).containsExactly(0, 1, 3).inOrder();
  }

  @Test
  void nothingCoincidesInALibraryMethod() {
    for (String name : StandardLibrary.names()) {
      Tableau<Real> tableau = StandardLibrary.method(name).tableau();
      assertWithMessage(name).that(CoincidentStages.of(tableau).merged()).isSameInstanceAs(tableau);
    }
  }

  private static Tableau<Real> table(String rows, String b) {
    return StandardLibrary.tableau(
        "method M {\n" + rows.replace(" / ", "\n") + "\n---\nb | " + b + "\n}\n");
  }
}

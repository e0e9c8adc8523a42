package org.kutta.generator;

import static com.google.common.truth.Truth.assertThat;
import static org.kutta.generator.CompilationSubject.assertThatCompiling;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mistakes that published tables and other libraries are full of, one at a time. */
final class CorruptedTableauTest {

  private static final String BOGACKI_SHAMPINE =
      """
      method BogackiShampine32 {
        order 3
        embedded 2
        0   |
        1/2 | 1/2
        3/4 | 0,    3/4
        1   | 2/9,  1/3, 4/9
        ---
        b   | 2/9,  1/3, 4/9, 0
        b^  | 7/24, 1/4, 1/3, 1/8
      }
      """;

  @Test
  void soundTableauCompiles() {
    assertThatCompiling(BOGACKI_SHAMPINE).succeeds();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "abscissa typo; 3/4 | 0; 4/5 | 0; K020 at 6:3",
        "typo of relative size 1e-12; 4/9\\n  ---; 4444444444445/10000000000000\\n  ---; K020 at 7:3",
        "typo in the weights; 4/9, 0; 5/9, 0; K023 at 9:9",
        "tiny typo in the weights; 4/9, 0; 4444444444445/10000000000000, 0; K023 at 9:9",
        "typo in the embedded weights; 1/8; 1/9; K023 at 10:9",
        "wrong sign; 1/8; -1/8; K023 at 10:9",
        "swapped weights; 2/9,  1/3, 4/9, 0; 1/3,  2/9, 4/9, 0; K030 at 2:9",
        "swapped embedded weights; 7/24, 1/4; 1/4, 7/24; K032 at 3:12",
        "embedded row used as main too; b   | 2/9,  1/3, 4/9, 0; b | 7/24, 1/4, 1/3, 1/8; K012 at 10:9",
        "main row used as embedded too; 7/24, 1/4, 1/3, 1/8; 2/9,  1/3, 4/9, 0; K012 at 10:9",
        "difference given as embedded; 7/24, 1/4, 1/3, 1/8; -5/72, 1/12, 1/9, -1/8; K023 at 10:9",
        "negative difference given; 7/24, 1/4, 1/3, 1/8; 5/72, -1/12, -1/9, 1/8; K023 at 10:9",
        "embedded given as difference; b^ ; b-b^ ; K023 at 10:11",
        "order overstated; order 3; order 4; K030 at 2:9",
        "order understated; order 3; order 2; K031 at 2:9",
        "embedded order overstated; embedded 2; embedded 3; K032 at 3:12",
        "embedded order understated; embedded 2; embedded 1; K032 at 3:12",
        "more embedded claims than rows; embedded 2; embedded 2, 1; K033 at 3:12",
        "row too long; 3/4 | 0,    3/4; 3/4 | 0,3/4,0,0,0; K021 at 6:19",
        "weights too long; 1/3, 1/8; 1/3, 1/8, 0; K022 at 10:30"
      })
  void oneMistakeIsOneDiagnosticAtItsPlace(
      String mistake, String right, String wrong, String expected) {
    assertThatCompiling(corrupted(unescaped(right), unescaped(wrong))).reports(expected);
  }

  @Test
  void swappedAbscissaeAreReportedBoth() {
    String swapped =
        BOGACKI_SHAMPINE.replace("1/2 | 1/2", "3/4 | 1/2").replace("3/4 | 0", "1/2 | 0");

    assertThatCompiling(swapped).reports("K020 at 5:3", "K020 at 6:3");
  }

  @Test
  void swappedRowsOfWeightsAreReportedBoth() {
    String swapped = BOGACKI_SHAMPINE.replace("b   |", "b^  |").replace("b^  | 7/24", "b   | 7/24");

    assertThatCompiling(swapped).reports("K030 at 2:9", "K032 at 3:12");
  }

  @Test
  void typoThatRowSumsCannotSeeFailsTheOrder() {
    // With `_` the abscissa follows the typo.
    String hidden =
        BOGACKI_SHAMPINE.replace("3/4 | 0,    3/4", "_ | 0, 750000000001/1000000000000");

    assertThatCompiling(hidden).reports("K030 at 2:9", "K032 at 3:12");
  }

  @Test
  void differencesOfTheRightSignCompile() {
    assertThatCompiling(corrupted("b^  | 7/24, 1/4, 1/3, 1/8", "b-b^ | -5/72, 1/12, 1/9, -1/8"))
        .succeeds();
  }

  @Test
  void allMistakesOfATableComeOutTogether() {
    assertThatCompiling(
            """
            method First {
              order 9
              0   |
              1/2 | 1/3
              1   | 0, x, 1, 1
              ---
              b   | 1/6, 2/3, 1/5
              b^  | 1/0, 1/2
            }
            method Second {
              order 2
              0 |
              ---
              | 1
            }
            """)
        .reports(
            "K020 at 4:3",
            "K024 at 5:12",
            "K021 at 5:18",
            "K023 at 7:9",
            "K026 at 8:11",
            "K030 at 11:9");
  }

  @Test
  void refusedNameIsNotReportedAgainWhereItIsUsed() {
    assertThatCompiling(
            """
            method M {
              let x = y
              0 |
              x | x
              ---
              b | x, 1
              b^ = last row
            }
            """)
        .reports("K024 at 2:11");
  }

  private static String corrupted(String right, String wrong) {
    assertThat(BOGACKI_SHAMPINE).contains(right);
    return BOGACKI_SHAMPINE.replaceFirst(java.util.regex.Pattern.quote(right), wrong);
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }
}

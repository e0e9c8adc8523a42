package org.kutta.console;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.api.Test;

/** Columns are aligned, and lines have no blanks at their end. */
final class TextTableTest {

  @Test
  void columnsOfTextAreFlushLeft() {
    TextTable table = TextTable.ofText().add("order", "4").add("A", "stages: 4", "x");

    assertThat(table.lines()).containsExactly("order  4", "A      stages: 4  x").inOrder();
  }

  @Test
  void columnsOfNumbersAreFlushRightButTheFirst() {
    TextTable table = TextTable.ofNumbers().add("name", "steps").add("Euler", "20");

    assertThat(table.lines()).containsExactly("name   steps", "Euler     20").inOrder();
  }

  @Test
  void aCharacterOutsideTheBasicPlaneIsOneColumnWide() {
    TextTable table = TextTable.ofText().add("\uD835\uDC4E", "1").add("b", "2");

    assertThat(table.lines()).containsExactly("\uD835\uDC4E  1", "b  2").inOrder();
  }

  @Test
  void anEmptyTableHasNoLines() {
    assertThat(TextTable.ofText().lines()).isEmpty();
  }
}

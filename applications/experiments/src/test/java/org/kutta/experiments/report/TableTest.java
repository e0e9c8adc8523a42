package org.kutta.experiments.report;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as CSV. */
final class TableTest {

  @Test
  void cellsAreQuotedWhereTheyMust() {
    Table table =
        new Table(
            "t", List.of("a", "b, c"), List.of(List.of("1", "say \"no\""), List.of("", "2\n3")));

    assertThat(table.csv()).isEqualTo("a,\"b, c\"\n1,\"say \"\"no\"\"\"\n,\"2\n3\"\n");
  }

  @Test
  void rowOfAnotherLengthIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Table("t", List.of("a", "b"), List.of(List.of("1"))));
  }
}

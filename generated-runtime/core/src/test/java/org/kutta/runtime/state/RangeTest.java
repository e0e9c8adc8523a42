package org.kutta.runtime.state;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which numbers a range has, at its ends. */
class RangeTest {

  private record Case(Range range, List<Double> inside, List<Double> outside) {
    @Override
    public String toString() {
      return range.name();
    }
  }

  private static final double INF = Double.POSITIVE_INFINITY;

  static List<Case> cases() {
    return List.of(
        new Case(
            Range.FINITE,
            List.of(-Double.MAX_VALUE, -0.0, 0.0, Double.MAX_VALUE),
            List.of(-INF, INF, Double.NaN)),
        new Case(
            Range.POSITIVE,
            List.of(Double.MIN_VALUE, 1.0, Double.MAX_VALUE),
            List.of(-1.0, -0.0, 0.0, INF, Double.NaN)),
        new Case(
            Range.NOT_NEGATIVE,
            List.of(-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE),
            List.of(-Double.MIN_VALUE, -INF, INF, Double.NaN)),
        new Case(
            Range.NORM,
            List.of(-0.0, 0.0, Double.MAX_VALUE, INF),
            List.of(-Double.MIN_VALUE, -INF, Double.NaN)),
        new Case(
            Range.COUNT,
            List.of(0.0, 1.0, 0x1p31, 0x1p53),
            List.of(-1.0, 0.5, 0x1p53 + 2, INF, Double.NaN)),
        new Case(
            Range.INT_COUNT,
            List.of(0.0, 1.0, 0x1p31 - 1),
            List.of(-1.0, 0.5, 0x1p31, INF, Double.NaN)),
        new Case(
            Range.INT,
            List.of(-0x1p31, -1.0, 0.0, 0x1p31 - 1),
            List.of(-0x1p31 - 1, 0x1p31, 0.5, -INF, INF, Double.NaN)),
        new Case(Range.FLAG, List.of(0.0, 1.0), List.of(-1.0, 0.5, 2.0, Double.NaN)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasItsEndsAndNothingBeyond(Case expected) {
    for (double x : expected.inside) {
      assertWithMessage("%s contains %s", expected.range, x)
          .that(expected.range.contains(x))
          .isTrue();
    }
    for (double x : expected.outside) {
      assertWithMessage("%s contains %s", expected.range, x)
          .that(expected.range.contains(x))
          .isFalse();
    }
  }

  @Test
  void isTestedForAllOfThem() {
    assertWithMessage("ranges without a case")
        .that(cases().stream().map(Case::range).toList())
        .containsExactlyElementsIn(Range.values());
  }
}

package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Nd4jVectorTest {

  private static Vector vector(double... values) {
    return Nd4jVector.over(Nd4j.createFromArray(values), "test");
  }

  private static double[] values(Vector vector) {
    return Nd4jVector.arrayOf(vector).toDoubleVector();
  }

  @Test
  void aVectorTooLongForAnIntIsRefusedWithItsLength() {
    // One entry, repeated by a stride of zero: as long as one likes, without the memory.
    INDArray one = Nd4j.ones(DataType.FLOAT, 1);
    INDArray endless = Nd4j.create(one.data(), new long[] {1L << 31}, new long[] {0}, 0, 'c');
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Nd4jVector.over(endless, "parameters"));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("parameters must have 1 to 2147483647 entries, found 2147483648");
  }

  @Test
  void setAddsUpToFourTermsToABase() {
    Vector out = vector(9, 9);
    Vector base = vector(1, 2);
    Vector e1 = vector(1, 0);
    Vector e2 = vector(0, 1);
    out.set(base, 2, e1);
    assertThat(values(out)).isEqualTo(new double[] {3, 2});
    out.set(base, 2, e1, 3, e2);
    assertThat(values(out)).isEqualTo(new double[] {3, 5});
    out.set(base, 2, e1, 3, e2, 10, e1);
    assertThat(values(out)).isEqualTo(new double[] {13, 5});
    out.set(base, 2, e1, 3, e2, 10, e1, 20, e2);
    assertThat(values(out)).isEqualTo(new double[] {13, 25});
    assertThat(values(base)).isEqualTo(new double[] {1, 2});
  }

  @Test
  void addWorksInPlace() {
    Vector out = vector(1, 1);
    Vector e1 = vector(1, 0);
    Vector e2 = vector(0, 1);
    out.add(1, e1);
    out.add(1, e1, 1, e2);
    out.add(1, e1, 1, e2, 1, e1);
    out.add(1, e1, 1, e2, 1, e1, 1, e2);
    assertThat(values(out)).isEqualTo(new double[] {7, 5});
  }

  @Test
  void aScaledCopyForgetsWhatWasThere() {
    Vector out = vector(Double.NaN, 1);
    out.set(-0.5, vector(2, 4));
    assertThat(values(out)).isEqualTo(new double[] {-1, -2});
  }

  @Test
  void stridedViewsAreWrittenWhereTheyLieAndNowhereElse() {
    INDArray matrix = Nd4j.zeros(DataType.DOUBLE, 3, 4);
    Vector column = Nd4jVector.over(matrix.getColumn(2), "column");
    column.copy(vector(1, 2, 3));
    column.add(10, vector(1, 1, 1));
    assertThat(matrix.getColumn(2).toDoubleVector()).isEqualTo(new double[] {11, 12, 13});
    assertThat(matrix.sumNumber().doubleValue()).isEqualTo(36);
    Vector row = Nd4jVector.over(matrix.get(NDArrayIndex.point(1), NDArrayIndex.all()), "row");
    row.set(row, 1, vector(1, 1, 1, 1));
    assertThat(matrix.getRow(1).toDoubleVector()).isEqualTo(new double[] {1, 1, 13, 1});
  }

  @Test
  void finitenessIsDecidedEntryByEntryWhenTheSumOverflows() {
    assertThat(vector(Double.MAX_VALUE, Double.MAX_VALUE).isFinite()).isTrue();
    assertThat(vector(1, Double.NaN).isFinite()).isFalse();
    assertThat(vector(Double.NEGATIVE_INFINITY, 1).isFinite()).isFalse();
    assertThat(vector(0, -1).isFinite()).isTrue();
  }

  @Test
  void norm2IsEuclidean() {
    assertThat(vector(3, -4).norm2()).isWithin(1e-15).of(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void productsAndLargestEntriesReadJustTheirView(DataType type) {
    INDArray matrix =
        Nd4j.createFromArray(new double[][] {{9, 1, 9}, {9, -5, 9}, {9, 3, 9}}).castTo(type);
    Vector column = Nd4jVector.over(matrix.getColumn(1), "column");
    Vector other = Nd4jVector.over(Nd4j.createFromArray(2.0, 1.0, 0.5).castTo(type), "other");
    assertThat(column.dot(other)).isEqualTo(-1.5);
    assertThat(other.dot(column)).isEqualTo(-1.5);
    assertThat(column.dot(column)).isEqualTo(35.0);
    assertThat(other.dot(other)).isEqualTo(5.25);
    assertThat(column.maxAbs()).isEqualTo(5.0);
    assertThat(other.maxAbs()).isEqualTo(2.0);
  }

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"HALF", "BFLOAT16", "INT", "LONG", "BOOL"})
  void otherTypesAreRefused(DataType type) {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Nd4jVector.over(Nd4j.zeros(type, 3), "parameters()"));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("parameters() must be FLOAT or DOUBLE, found " + type);
  }

  @ParameterizedTest
  @CsvSource({"2, 3", "3, 2"})
  void matricesAreRefused(int rows, int columns) {
    Exception thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> Nd4jVector.over(Nd4j.zeros(DataType.FLOAT, rows, columns), "gradient()"));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "gradient() must be a vector, [n], [1, n] or [n, 1], found shape [%d, %d]"
                .formatted(rows, columns));
  }

  @Test
  void formsThatDifferAreRefusedWithBothStated() {
    INDArray array = Nd4j.zeros(DataType.FLOAT, 3);
    Vector x = Nd4jVector.over(array, "parameters()");
    assertThat(refusal(x, Nd4j.zeros(DataType.FLOAT, 1, 4)))
        .isEqualTo(
            "parameters() is FLOAT [3] but gradient() is FLOAT [1, 4]: length and type must agree");
    assertThat(refusal(x, Nd4j.zeros(DataType.DOUBLE, 3))).contains("but gradient() is DOUBLE [3]");
    assertThat(refusal(x, array)).contains("must be different arrays");
  }

  private static String refusal(Vector x, INDArray other) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> x.companion(Nd4jVector.over(other), "gradient()", "parameters()"))
        .getMessage();
  }

  /**
   * The same entries contiguous, where the CPU has a way of its own, and strided, where ND4J acts.
   */
  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void mappingsActOnEachEntryWhateverTheStride(DataType type) {
    INDArray values = Nd4j.createFromArray(4.0, 0.25, 9.0).castTo(type);
    INDArray others = Nd4j.createFromArray(2.0, 0.5, -3.0).castTo(type);
    INDArray matrix = Nd4j.zeros(type, 3, 2);
    for (INDArray place : new INDArray[] {Nd4j.zeros(type, 1, 3), matrix.getColumn(1)}) {
      Vector y = Nd4jVector.over(place, "y");
      Vector x = y.companion(Nd4jVector.over(others), "x", "y");
      Vector source = y.companion(Nd4jVector.over(values), "values", "y");
      assertMapped(y, source, () -> y.multiply(x), 8, 0.125, -27);
      assertMapped(y, source, () -> y.divide(x), 2, 0.5, -3);
      assertMapped(y, source, () -> y.setSquare(x), 4, 0.25, 9);
      assertMapped(y, source, () -> y.max(x), 4, 0.5, 9);
      assertMapped(y, source, y::sqrt, 2, 0.5, 3);
      assertMapped(y, source, y::reciprocalSqrt, 0.5, 2, 1 / 3.0);
      assertMapped(y, source, () -> y.shift(-1), 3, -0.75, 8);
      assertMapped(y, source, () -> y.clamp(5), 4, 0.25, 5);
      assertMapped(y, source, () -> y.scale(-2), -8, -0.5, -18);
      assertMapped(y, source, () -> y.fill(7), 7, 7, 7);
    }
    assertThat(matrix.getColumn(0).sumNumber().doubleValue()).isEqualTo(0);
  }

  private static void assertMapped(Vector y, Vector source, Runnable mapping, double... expected) {
    y.copy(source);
    mapping.run();
    for (int i = 0; i < expected.length; i++) {
      assertThat(Nd4jVector.arrayOf(y).getDouble(i)).isWithin(1e-6).of(expected[i]);
    }
  }

  @Test
  void aRangeIsALiveView() {
    Vector whole = vector(1, 2, 3, 4, 5);
    Vector part = whole.range(1, 3);
    part.scale(10);
    part.multiply(part.zeros(3));
    part.shift(6);
    whole.add(
        1, whole.successor(Nd4jVector.over(Nd4j.createFromArray(1.0, 1.0, 1.0, 1.0, 1.0)), "ones"));
    assertThat(values(whole)).isEqualTo(new double[] {2, 7, 7, 7, 6});
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 3e38, 4",
    "FLOAT, 3e38, 9000",
    "FLOAT, 1e-44, 4",
    "FLOAT, 1e-44, 9000",
    "DOUBLE, 1e200, 9000",
    "DOUBLE, 1e-200, 9000"
  })
  void theNormNeitherOverflowsNorVanishes(DataType type, double entry, int n) {
    Vector x = Nd4jVector.over(Nd4j.valueArrayOf(new long[] {n}, entry, type), "x");
    double expected = Nd4jVector.arrayOf(x).getDouble(0) * Math.sqrt(n);
    // Down there, floats have few digits.
    double digits = entry == 1e-44 ? Float.MIN_VALUE : 1e-6 * expected;
    assertThat(x.norm2()).isWithin(digits).of(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 3e38, 9000",
    "FLOAT, 1, 9000",
    "FLOAT, 1e-40, 9000",
    "FLOAT, 1e-44, 4",
    "DOUBLE, 1e308, 9000",
    "DOUBLE, 1, 9000",
    "DOUBLE, 1e-310, 9000"
  })
  void anyLengthIsScaledToAnother(DataType type, double entry, int n) {
    Vector x = Nd4jVector.over(Nd4j.valueArrayOf(new long[] {n}, entry, type), "x");
    x.scaleTo(3);
    assertThat(x.norm2()).isWithin(1e-5).of(3);
    assertThat(Nd4jVector.arrayOf(x).getDouble(n - 1) * Math.sqrt(n)).isWithin(1e-5).of(3);
  }

  @Test
  void zeroIsNotScaledAndShortVectorsAreNotShortened() {
    Vector zero = Nd4jVector.over(Nd4j.zeros(DataType.FLOAT, 3), "x");
    assertThat(zero.scaleTo(1)).isEqualTo(0.0);
    assertThat(zero.norm2()).isEqualTo(0.0);
    Vector x = Nd4jVector.over(Nd4j.createFromArray(3.0, 4.0), "x");
    x.shortenTo(5);
    assertThat(Nd4jVector.arrayOf(x).toDoubleVector()).isEqualTo(new double[] {3, 4});
    x.shortenTo(2.5);
    assertThat(Nd4jVector.arrayOf(x).toDoubleVector()).isEqualTo(new double[] {1.5, 2});
  }
}

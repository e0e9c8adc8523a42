package org.kutta.runtime.vector;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation on vectors over Java arrays, against one entry at a time. */
class ArrayVectorTest {

  /** Of floats; two chunks of doubles. */
  private static final int CHUNK = ArrayBatch.chunk(ElementType.FLOAT);

  /** Around the lengths of vector instructions, of what is looked at together, and of chunks. */
  private static final int[] LENGTHS = {
    1, 3, 7, 8, 9, 31, 256, 257, 1000, 1024, 1025, CHUNK, CHUNK + 1, 3 * CHUNK + 17
  };

  /** Vectors of one group, their entries where the case says, and what an entry becomes. */
  private record Case(String name, Consumer<Vector[]> operation, Entry expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** What the first entry becomes, of that, and four others; rounded to a type where it is told. */
  private interface Entry {
    double of(double y, double[] v, Rounding round);
  }

  private interface Rounding {
    double of(double x);
  }

  private static List<Case> cases() {
    return List.of(
        new Case("copy", v -> v[0].copy(v[1]), (y, v, r) -> v[0]),
        new Case("set 1", v -> v[0].set(v[1], 0.3, v[2]), (y, v, r) -> sum(r, v[0], 0.3, v[1])),
        new Case(
            "set 2",
            v -> v[0].set(v[1], 0.3, v[2], -2, v[3]),
            (y, v, r) -> sum(r, v[0], 0.3, v[1], -2, v[2])),
        new Case(
            "set 3",
            v -> v[0].set(v[1], 0.3, v[2], -2, v[3], 0.7, v[4]),
            (y, v, r) -> sum(r, v[0], 0.3, v[1], -2, v[2], 0.7, v[3])),
        new Case(
            "set 4",
            v -> v[0].set(v[1], 0.3, v[2], -2, v[3], 0.7, v[4], 1.1, v[1]),
            (y, v, r) -> sum(r, v[0], 0.3, v[1], -2, v[2], 0.7, v[3], 1.1, v[0])),
        new Case("add 1", v -> v[0].add(0.3, v[1]), (y, v, r) -> sum(r, y, 0.3, v[0])),
        new Case(
            "add 4",
            v -> v[0].add(0.3, v[1], 0.2, v[2], 0.1, v[3], -0.9, v[4]),
            (y, v, r) -> sum(r, y, 0.3, v[0], 0.2, v[1], 0.1, v[2], -0.9, v[3])),
        new Case("set without base", v -> v[0].set(0.3, v[1]), (y, v, r) -> r.of(r.of(0.3) * v[0])),
        new Case("scale", v -> v[0].scale(-0.7), (y, v, r) -> r.of(r.of(-0.7) * y)),
        mapped("multiply", v -> v[0].multiply(v[1]), (y, x) -> y * x),
        mapped("divide", v -> v[0].divide(v[1]), (y, x) -> y / x),
        mapped("setSquare", v -> v[0].setSquare(v[1]), (y, x) -> x * x),
        mapped("max", v -> v[0].max(v[1]), Math::max),
        mapped("fill", v -> v[0].fill(0.5), (y, x) -> 0.5),
        mapped("shift", v -> v[0].shift(0.5), (y, x) -> y + 0.5),
        mapped("clamp", v -> v[0].clamp(0.5), (y, x) -> Math.max(-0.5, Math.min(0.5, y))),
        new Case(
            "sqrt",
            v -> {
              v[0].setSquare(v[1]);
              v[0].sqrt();
            },
            (y, v, r) -> r.of(Math.sqrt(r.of(v[0] * v[0])))),
        new Case(
            "reciprocalSqrt",
            v -> {
              v[0].setSquare(v[1]);
              v[0].reciprocalSqrt();
            },
            (y, v, r) -> r.of(1 / r.of(Math.sqrt(r.of(v[0] * v[0]))))));
  }

  private static Case mapped(String name, Consumer<Vector[]> operation, DoubleBinaryOperator f) {
    return new Case(name, operation, (y, v, r) -> r.of(f.applyAsDouble(y, v[0])));
  }

  /** Rounds after every product and every sum, as the type does. */
  private static double sum(Rounding r, double base, double... terms) {
    double sum = base;
    for (int i = 0; i < terms.length; i += 2) {
      sum = r.of(sum + r.of(r.of(terms[i]) * terms[i + 1]));
    }
    return sum;
  }

  private static List<Arguments> casesOfBothTypes() {
    List<Arguments> all = new ArrayList<>();
    for (ElementType type : ElementType.values()) {
      cases().forEach(each -> all.add(Arguments.of(type, each)));
    }
    return all;
  }

  private static Rounding rounding(ElementType type) {
    return type == ElementType.FLOAT ? x -> (float) x : x -> x;
  }

  private static Vector over(ElementType type, int n) {
    return type == ElementType.FLOAT ? Vector.of(new float[n]) : Vector.of(new double[n]);
  }

  /** Returns five companions, each {@code shift} times its number further into its array. */
  private static Vector[] vectors(ElementType type, int n, int shift, long seed) {
    Random random = new Random(seed);
    Vector[] vectors = new Vector[5];
    for (int k = 0; k < vectors.length; k++) {
      Vector whole = over(type, n + 64);
      Vector part = whole.range((long) shift * (k + 1), n);
      vectors[k] = k == 0 ? part.bind("first") : vectors[0].companion(part, "next", "first");
      for (int i = 0; i < n; i++) {
        vectors[k].put(i, random.nextDouble() - 0.5);
      }
    }
    return vectors;
  }

  private static double[] expected(ElementType type, Case each, Vector[] vectors) {
    double[] expected = new double[vectors[0].length()];
    double[] entries = new double[4];
    for (int i = 0; i < expected.length; i++) {
      for (int k = 0; k < 4; k++) {
        entries[k] = vectors[k + 1].get(i);
      }
      expected[i] = each.expected().of(vectors[0].get(i), entries, rounding(type));
    }
    return expected;
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("casesOfBothTypes")
  void anOperationIsThatOfItsEntriesBitForBit(ElementType type, Case each) {
    for (int n : LENGTHS) {
      // At one place of all arrays, where loops become vector instructions, and at others.
      for (int shift : new int[] {0, 1, 5}) {
        Vector[] vectors = vectors(type, n, shift, n);
        double[] expected = expected(type, each, vectors);
        each.operation().accept(vectors);
        assertWithMessage("n = %s, shift = %s", n, shift)
            .that(vectors[0].toDoubleArray())
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("casesOfBothTypes")
  void operationsThatWaitDoTheSame(ElementType type, Case each) {
    for (int n : LENGTHS) {
      Vector[] vectors = vectors(type, n, 0, n);
      Vector[] twins = vectors(type, n, 0, n);
      vectors[0].batch().open();
      each.operation().accept(vectors);
      vectors[3].add(0.5, vectors[0]);
      each.operation().accept(vectors);
      vectors[0].batch().close();
      each.operation().accept(twins);
      twins[3].add(0.5, twins[0]);
      each.operation().accept(twins);
      for (int k = 0; k < vectors.length; k++) {
        assertThat(vectors[k].toDoubleArray()).isEqualTo(twins[k].toDoubleArray());
      }
    }
  }

  /** Sums that go on where the one before ended, which become one loop where they fit it. */
  private static List<Consumer<Vector[]>> chains() {
    return List.of(
        v -> {
          v[0].scale(1.0 / 3);
          v[0].add(0.3, v[1], -2, v[2]);
        },
        v -> {
          v[0].set(0.7, v[1]);
          v[0].add(0.3, v[2]);
          v[0].add(0.1, v[3], 1.1, v[4], 0.9, v[1]);
        },
        v -> {
          v[0].copy(v[1]);
          v[0].add(-0.3, v[2]);
        },
        v -> {
          v[0].set(v[1], 0.3, v[2], 0.1, v[3]);
          v[0].add(0.2, v[4], -0.7, v[1], 1.3, v[2]);
          v[0].scale(0.9);
          v[0].scale(0.9);
        },
        v -> {
          v[0].scale(0.7);
          v[1].add(0.3, v[0]);
          v[0].add(0.3, v[2]);
        });
  }

  @ParameterizedTest
  @EnumSource
  void sumsInARowHaveTheBitsOfOneAfterTheOther(ElementType type) {
    for (int n : LENGTHS) {
      for (Consumer<Vector[]> chain : chains()) {
        Vector[] waiting = vectors(type, n, 0, n);
        waiting[0].batch().open();
        chain.accept(waiting);
        waiting[0].batch().close();
        Vector[] alone = vectors(type, n, 0, n);
        chain.accept(alone);
        Vector[] apart = vectors(type, n, 5, n);
        chain.accept(apart);
        for (int k = 0; k < 2; k++) {
          assertThat(waiting[k].toDoubleArray()).isEqualTo(alone[k].toDoubleArray());
          assertThat(apart[k].toDoubleArray()).isEqualTo(alone[k].toDoubleArray());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingBeyondAVectorIsWritten(ElementType type) {
    Vector whole = over(type, 10);
    whole.fill(9);
    Vector part = whole.range(3, 4);
    part.fill(1);
    part.add(1, part.zeros(4));
    part.multiply(over(type, 4));
    assertThat(whole.toDoubleArray()).isEqualTo(new double[] {9, 9, 9, 0, 0, 0, 0, 9, 9, 9});
  }

  @ParameterizedTest
  @EnumSource
  void sumsAreThoseOfTheirEntriesAndTheSameWhereverTheyLie(ElementType type) {
    for (int n : LENGTHS) {
      Vector[] vectors = vectors(type, n, 0, n);
      Vector[] shifted = vectors(type, n, 3, n);
      double dot = 0;
      double largest = 0;
      for (int i = 0; i < n; i++) {
        dot += vectors[0].get(i) * vectors[1].get(i);
        largest = Math.max(largest, Math.abs(vectors[0].get(i)));
      }
      assertThat(vectors[0].dot(vectors[1])).isWithin(1e-12 * n).of(dot);
      assertThat(vectors[0].norm2()).isWithin(1e-12 * n).of(Math.sqrt(vectors[0].dot(vectors[0])));
      assertThat(vectors[0].maxAbs()).isEqualTo(largest);
      assertThat(shifted[0].dot(shifted[1])).isEqualTo(vectors[0].dot(vectors[1]));
      assertThat(shifted[0].norm2()).isEqualTo(vectors[0].norm2());
    }
  }

  @Test
  void aNormNeitherOverflowsNorVanishes() {
    for (double entry : new double[] {1e-310, 1e-200, 1, 1e200, 1e308}) {
      Vector x = Vector.of(0.6 * entry, -0.8 * entry);
      assertThat(x.norm2() / entry).isWithin(1e-12).of(1);
      assertThat(x.scaleTo(3) / entry).isWithin(1e-12).of(1);
      assertThat(x.norm2()).isWithin(1e-12).of(3);
    }
    Vector floats = Vector.of(3e38f, 3e38f, 3e38f);
    assertThat(floats.norm2()).isWithin(1e32).of(3e38f * Math.sqrt(3));
    assertThat(Vector.of(0.0, 0.0).norm2()).isEqualTo(0.0);
    assertThat(Vector.of(1, Double.NaN).norm2()).isNaN();
    assertThat(Vector.of(1, Double.NEGATIVE_INFINITY).norm2()).isPositiveInfinity();
  }

  @ParameterizedTest
  @EnumSource
  void anEntryThatIsNotFiniteIsFoundWhereverItIs(ElementType type) {
    for (int n : LENGTHS) {
      Vector x = over(type, n);
      assertThat(x.isFinite()).isTrue();
      for (double value :
          new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
        for (int at : new int[] {0, n / 2, n - 1}) {
          x.put(at, value);
          assertWithMessage("%s of %s", at, n).that(x.isFinite()).isFalse();
          x.put(at, 0);
        }
      }
      x.fill(type == ElementType.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE);
      assertThat(x.isFinite()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBatchIsClosedIfAVectorIsFiniteAndDroppedIfNot(ElementType type) {
    for (boolean undoable : new boolean[] {true, false}) {
      for (int n : LENGTHS) {
        Vector[] v = vectors(type, n, 0, 1);
        double before = v[0].get(n - 1);
        v[0].batch().open();
        v[0].add(1, v[1]);
        assertThat(v[0].batch().closeIfFinite(v[1], undoable)).isTrue();
        double after = v[0].get(n - 1);
        assertThat(after).isNotEqualTo(before);
        v[1].put(n / 2, Double.NaN);
        v[0].batch().open();
        v[2].add(1, v[1]);
        assertThat(v[0].batch().closeIfFinite(v[1], undoable)).isFalse();
        assertThat(v[0].get(n - 1)).isEqualTo(after);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsExpectedToBeFiniteIsLookedAtThenAndToldOnce(ElementType type) {
    for (int n : LENGTHS) {
      Vector[] v = vectors(type, n, 0, 1);
      Batch batch = v[0].batch();
      batch.open();
      v[0].add(1, v[1]);
      batch.expectFinite(v[0]);
      v[0].fill(Double.NaN);
      batch.close();
      assertThat(batch.metExpectations()).isTrue();
      batch.open();
      batch.expectFinite(v[0]);
      v[0].fill(0);
      assertThat(batch.metExpectations()).isFalse();
      assertThat(batch.metExpectations()).isTrue();
    }
  }

  /** One look at the sum does for both vectors, as long as it finds nothing. */
  @ParameterizedTest
  @EnumSource
  void whatMadeASumInfiniteIsTold(ElementType type) {
    double most = type == ElementType.FLOAT ? Float.MAX_VALUE : Double.MAX_VALUE;
    for (int n : LENGTHS) {
      for (double entry : new double[] {1, most, Double.NaN, Double.NEGATIVE_INFINITY}) {
        Vector[] v = vectors(type, n, 0, 1);
        v[1].put(n / 2, entry);
        Batch batch = v[0].batch();
        batch.open();
        v[0].add(3, v[2], 4, v[1]);
        batch.expectFinite(v[0]);
        assertThat(batch.closeIfFinite(v[1], true)).isEqualTo(Double.isFinite(entry));
        assertThat(batch.metExpectations()).isEqualTo(entry == 1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void operationsThatWereDroppedAreNeverPerformed(ElementType type) {
    Vector[] v = vectors(type, 3 * CHUNK, 0, 1);
    double[] before = v[0].toDoubleArray();
    v[0].batch().open();
    v[0].fill(7);
    v[0].batch().drop();
    assertThat(v[0].toDoubleArray()).isEqualTo(before);
    v[0].fill(7);
    assertThat(v[0].get(5)).isEqualTo(7.0);
  }

  @ParameterizedTest
  @EnumSource
  void viewsOfPartsSeeWhatWaitedForTheWhole(ElementType type) {
    Vector[] v = vectors(type, 4 * CHUNK, 0, 1);
    v[0].batch().open();
    v[0].fill(1);
    Vector part = v[0].range(CHUNK, 2 * CHUNK);
    part.scale(3);
    v[0].shift(1);
    v[0].batch().close();
    assertThat(v[0].get(CHUNK - 1)).isEqualTo(2.0);
    assertThat(v[0].get(CHUNK)).isEqualTo(4.0);
    assertThat(v[0].get(3 * CHUNK - 1)).isEqualTo(4.0);
    assertThat(v[0].get(3 * CHUNK)).isEqualTo(2.0);
  }

  @Test
  void aVectorLivesOverItsArray() {
    double[] array = {1, 2, 3};
    Vector vector = Vector.of(array);
    vector.scale(2);
    array[0] = 9;
    assertThat(array).isEqualTo(new double[] {9, 4, 6});
    assertThat(vector.get(0)).isEqualTo(9.0);
    assertThat(vector.wraps(Vector.of(array))).isTrue();
    assertThat(vector.wraps(Vector.of(array.clone()))).isFalse();
    assertThat(vector.wraps(vector.range(0, 2))).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void entriesGoInAndOutInEitherType(ElementType type) {
    Vector x = over(type, 5);
    x.put(1, 2, new double[] {0.5, 0.25});
    x.put(3, 1, new float[] {8});
    double[] doubles = new double[2];
    float[] floats = new float[3];
    x.get(1, 2, doubles);
    x.get(1, 3, floats);
    assertThat(doubles).isEqualTo(new double[] {0.5, 0.25});
    assertThat(floats).isEqualTo(new float[] {0.5f, 0.25f, 8});
    assertThrows(IndexOutOfBoundsException.class, () -> x.get(4, 2, doubles));
    assertThrows(IndexOutOfBoundsException.class, () -> x.range(1, 2).get(2));
  }

  @Test
  void companionsThatDoNotFitAreRefusedWithBothStated() {
    Vector x = Vector.of(1.0, 2.0, 3.0, 4.0).bind("parameters()");
    assertThat(refusal(x, Vector.of(1f, 2f, 3f, 4f)))
        .isEqualTo(
            "parameters() is DOUBLE [4] but gradient() is FLOAT [4]: length and type must agree");
    assertThat(refusal(x, Vector.of(1.0)))
        .isEqualTo(
            "parameters() is DOUBLE [4] but gradient() is DOUBLE [1]: length and type must agree");
    assertThat(refusal(x, x)).contains("must not share memory");
    assertThat(refusal(x.range(0, 3), x.range(1, 3))).contains("must not share memory");
    assertThat(x.range(0, 2).companion(x.range(2, 2), "gradient()", "parameters()").length())
        .isEqualTo(2);
    assertThrows(IllegalArgumentException.class, () -> Vector.of(new double[0]));
  }

  private static String refusal(Vector x, Vector other) {
    return assertThrows(
            IllegalArgumentException.class, () -> x.companion(other, "gradient()", "parameters()"))
        .getMessage();
  }

  @ParameterizedTest
  @EnumSource
  void aProductOfMatricesIsTheSumOfEntriesTimesEntries(ElementType type) {
    Random random = new Random(1);
    Vector form = over(type, 1);
    int[][] shapes = {{1, 1, 1}, {5, 3, 7}, {8, 8, 8}, {300, 4, 19}, {3, 40, 16}};
    for (int[] shape : shapes) {
      for (int transposed = 0; transposed < 4; transposed++) {
        assertProduct(form, shape, transposed % 2 == 1, transposed / 2 == 1, random);
      }
    }
  }

  private static void assertProduct(
      Vector form, int[] shape, boolean transposeA, boolean transposeB, Random random) {
    int rows = shape[0];
    int columns = shape[1];
    int inner = shape[2];
    Matrix a = transposeA ? random(form, inner, rows, random) : random(form, rows, inner, random);
    Matrix b =
        transposeB ? random(form, columns, inner, random) : random(form, inner, columns, random);
    Matrix out = random(form, rows, columns, random);
    double[] expected = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double sum = -0.5 * entry(out, i, j);
        for (int k = 0; k < inner; k++) {
          sum +=
              2
                  * (transposeA ? entry(a, k, i) : entry(a, i, k))
                  * (transposeB ? entry(b, j, k) : entry(b, k, j));
        }
        expected[i + j * rows] = sum;
      }
    }
    out.multiply(2, a, transposeA, b, transposeB, -0.5);
    assertThat(out.entries().toDoubleArray())
        .usingTolerance(form.type() == ElementType.FLOAT ? 1e-5 : 1e-13)
        .containsExactly(expected)
        .inOrder();
  }

  private static Matrix random(Vector form, int rows, int columns, Random random) {
    Matrix matrix = Matrix.zeros(form, rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      matrix.entries().put(i, random.nextDouble() - 0.5);
    }
    return matrix;
  }

  private static double entry(Matrix matrix, int row, int column) {
    return matrix.entries().get(row + column * matrix.rows());
  }

  @Test
  void aProductWithoutBetaForgetsWhatWasThere() {
    Matrix a = random(Vector.of(0.0), 2, 2, new Random(1));
    Matrix out = Matrix.zeros(Vector.of(0.0), 2, 2);
    out.entries().fill(Double.NaN);
    out.multiply(1, a, false, a, false, 0);
    assertThat(out.entries().isFinite()).isTrue();
  }
}

package org.kutta.runtime.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A solution of least squares is known by its residual: it is orthogonal to all vectors. */
class LeastSquaresTest {

  private static final double EPSILON = 0x1p-52;
  private static final int LENGTH = 12;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void theResidualIsOrthogonalToTheVectors(int count) {
    Random random = new Random(count);
    double[][] v = vectors(random, count);
    double[] f = random.doubles(LENGTH, -1, 1).toArray();
    double[] rest = rest(v, f, solve(v, f));
    for (int i = 0; i < count; i++) {
      assertWithMessage("vector %s", i).that(dot(rest, v[i])).isWithin(1e-12).of(0);
    }
  }

  @Test
  void vectorsOfVeryDifferentLengthAllCount() {
    double[][] v = vectors(new Random(1), 3);
    double[] scales = {1e-9, 1, 1e9};
    double[] gamma = {2e9, -3, 0.5e-9};
    double[] f = new double[LENGTH];
    for (int i = 0; i < 3; i++) {
      for (int e = 0; e < LENGTH; e++) {
        v[i][e] *= scales[i];
        f[e] += gamma[i] * v[i][e];
      }
    }
    double[] found = solve(v, f);
    for (int i = 0; i < 3; i++) {
      assertThat(found[i] / gamma[i]).isWithin(1e-10).of(1);
    }
  }

  @Test
  void aVectorThatDependsOnOthersIsLeftOut() {
    double[][] v = vectors(new Random(2), 4);
    for (int e = 0; e < LENGTH; e++) {
      v[2][e] = v[0][e] - 2 * v[1][e];
    }
    Arrays.fill(v[3], 0);
    double[] f = new Random(3).doubles(LENGTH, -1, 1).toArray();
    double[] gamma = solve(v, f);
    assertThat(gamma[3]).isEqualTo(0.0);
    assertThat(Arrays.stream(gamma, 0, 3).filter(x -> x == 0).count()).isEqualTo(1);
    double[] rest = rest(v, f, gamma);
    for (double[] vector : v) {
      assertThat(dot(rest, vector)).isWithin(1e-11).of(0);
    }
  }

  @Test
  void nothingOfTheProblemBeforeRemains() {
    double[][] many = vectors(new Random(4), 5);
    double[][] few = vectors(new Random(5), 2);
    double[] f = new Random(6).doubles(LENGTH, -1, 1).toArray();
    LeastSquares used = new LeastSquares(5, EPSILON);
    solve(used, many, f);
    assertThat(Arrays.copyOf(solve(used, few, f), 2)).isEqualTo(Arrays.copyOf(solve(few, f), 2));
  }

  private static double[] solve(double[][] v, double[] f) {
    return solve(new LeastSquares(v.length, EPSILON), v, f);
  }

  private static double[] solve(LeastSquares problem, double[][] v, double[] f) {
    problem.begin(v.length);
    for (int i = 0; i < v.length; i++) {
      for (int j = 0; j <= i; j++) {
        problem.product(i, j, dot(v[i], v[j]));
      }
      problem.target(i, dot(v[i], f));
    }
    return problem.solve().clone();
  }

  private static double[][] vectors(Random random, int count) {
    double[][] v = new double[count][];
    Arrays.setAll(v, i -> random.doubles(LENGTH, -1, 1).toArray());
    return v;
  }

  private static double[] rest(double[][] v, double[] f, double[] gamma) {
    double[] rest = f.clone();
    for (int i = 0; i < v.length; i++) {
      for (int e = 0; e < rest.length; e++) {
        rest[e] -= gamma[i] * v[i][e];
      }
    }
    return rest;
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int e = 0; e < x.length; e++) {
      sum += x[e] * y[e];
    }
    return sum;
  }
}

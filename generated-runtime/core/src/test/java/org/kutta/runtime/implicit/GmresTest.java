package org.kutta.runtime.implicit;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.runtime.vector.Vector;

/** GMRES against Gaussian elimination. */
class GmresTest {

  /** Entries of each of the two parts that a vector is made of. */
  private static final int PART = 7;

  private static final int N = 2 * PART;

  /** A Krylov space of n vectors holds the solution; smaller ones must restart. */
  @ParameterizedTest
  @CsvSource({"1, 14", "2, 14", "3, 14", "4, 5", "5, 5", "6, 3"})
  void solvesWhatEliminationSolves(long seed, int dimension) {
    Random random = new Random(seed);
    double[][] a = shifted(random);
    double[] b = random.doubles(N, -1, 1).toArray();
    BlockVector x = block(new double[N]);
    new Gmres(product(a), basis(dimension)).solve(block(b), 1e-13, x);
    double[] expected = eliminate(a, b);
    double[] found = values(x);
    for (int i = 0; i < N; i++) {
      assertWithMessage("entry %s", i).that(found[i]).isWithin(1e-11).of(expected[i]);
    }
  }

  @Test
  void stopsAtTheRelativeResidualAskedFor() {
    Random random = new Random(7);
    double[][] a = shifted(random);
    double[] b = random.doubles(N, -1, 1).toArray();
    int[] products = new int[1];
    LinearMap counted =
        (v, out) -> {
          products[0]++;
          product(a).apply(v, out);
        };
    BlockVector x = block(new double[N]);
    new Gmres(counted, basis(N)).solve(block(b), 0.1, x);
    assertThat(norm(residual(a, values(x), b))).isAtMost(0.1 * norm(b) * (1 + 1e-12));
    assertThat(products[0]).isLessThan(N);
  }

  /** The Krylov space of a matrix with two eigenvalues has two vectors, whatever n. */
  @Test
  void endsEarlyInAnInvariantSpace() {
    double[][] a = new double[N][N];
    for (int i = 0; i < N; i++) {
      a[i][i] = i % 2 == 0 ? 1 : 1e4;
    }
    double[] b = new Random(3).doubles(N, -1, 1).toArray();
    int[] products = new int[1];
    BlockVector x = block(new double[N]);
    new Gmres(
            (v, out) -> {
              products[0]++;
              product(a).apply(v, out);
            },
            basis(N))
        .solve(block(b), 1e-10, x);
    assertThat(products[0]).isAtMost(4);
    double[] found = values(x);
    for (int i = 0; i < N; i++) {
      assertWithMessage("entry %s", i).that(found[i]).isWithin(1e-9).of(b[i] / a[i][i]);
    }
  }

  /** No x makes A x = b here: the part of b that A reaches is solved for, and then it ends. */
  @Test
  void endsWhereNoSolutionExists() {
    double[][] a = new double[N][N];
    for (int i = 1; i < N; i++) {
      a[i][i] = 1;
    }
    double[] b = new double[N];
    Arrays.fill(b, 1);
    BlockVector x = block(new double[N]);
    new Gmres(product(a), basis(N)).solve(block(b), 1e-12, x);
    double[] rest = residual(a, values(x), b);
    assertThat(rest[0]).isEqualTo(1.0);
    assertThat(norm(rest)).isWithin(1e-10).of(1);
  }

  @Test
  void theLargestStretchIsALowerBoundOfTheNorm() {
    double[][] a = new double[N][N];
    for (int i = 0; i < N; i++) {
      a[i][i] = i + 1;
    }
    Gmres gmres = new Gmres(product(a), basis(N));
    double[] b = new double[N];
    Arrays.fill(b, 1);
    gmres.solve(block(b), 1e-12, block(new double[N]));
    assertThat(gmres.largestStretch()).isAtMost(N * (1 + 1e-12));
    assertThat(gmres.largestStretch()).isAtLeast(N / 2.0);
  }

  /** Four times the identity, and noise: far from symmetric, and not singular. */
  private static double[][] shifted(Random random) {
    double[][] a = new double[N][];
    for (int i = 0; i < N; i++) {
      a[i] = random.doubles(N, -1, 1).toArray();
      a[i][i] += 4;
    }
    return a;
  }

  private static LinearMap product(double[][] a) {
    return (v, out) -> {
      double[] x = values(v);
      double[] y = new double[N];
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
          y[i] += a[i][j] * x[j];
        }
      }
      out.copy(block(y));
    };
  }

  private static double[] residual(double[][] a, double[] x, double[] b) {
    double[] r = b.clone();
    for (int i = 0; i < N; i++) {
      for (int j = 0; j < N; j++) {
        r[i] -= a[i][j] * x[j];
      }
    }
    return r;
  }

  private static double norm(double[] v) {
    return Math.sqrt(Arrays.stream(v).map(x -> x * x).sum());
  }

  private static BlockVector[] basis(int dimension) {
    BlockVector[] basis = new BlockVector[dimension + 1];
    Arrays.setAll(basis, j -> block(new double[N]));
    return basis;
  }

  private static BlockVector block(double[] values) {
    Vector[] parts = new Vector[N / PART];
    Arrays.setAll(parts, b -> Vector.of(Arrays.copyOfRange(values, b * PART, (b + 1) * PART)));
    return new BlockVector(parts);
  }

  private static double[] values(BlockVector v) {
    double[] values = new double[N];
    for (int b = 0; b < v.size(); b++) {
      System.arraycopy(v.part(b).toDoubleArray(), 0, values, b * PART, PART);
    }
    return values;
  }

  /** Gaussian elimination with partial pivoting. */
  private static double[] eliminate(double[][] matrix, double[] right) {
    int n = right.length;
    double[][] a = new double[n][];
    for (int i = 0; i < n; i++) {
      a[i] = Arrays.copyOf(matrix[i], n + 1);
      a[i][n] = right[i];
    }
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p + 1; i < n; i++) {
        best = Math.abs(a[i][p]) > Math.abs(a[best][p]) ? i : best;
      }
      double[] swapped = a[p];
      a[p] = a[best];
      a[best] = swapped;
      for (int i = 0; i < n; i++) {
        double factor = i == p ? 0 : a[i][p] / a[p][p];
        for (int j = p; j <= n && factor != 0; j++) {
          a[i][j] -= factor * a[p][j];
        }
      }
    }
    double[] x = new double[n];
    Arrays.setAll(x, i -> a[i][n] / a[i][i]);
    return x;
  }
}

package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kutta.runtime.vector.Matrix;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;

/** Products of matrices, with every kernel. */
final class Nd4jMatrixTest {

  private static final Random RANDOM = new Random(1);

  private static List<Kernel> kernels(DataType type) {
    boolean cpu = Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU;
    return cpu
        ? List.of(ChunkedKernel.of(type), new PortableKernel())
        : List.of(new PortableKernel());
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void productIsTheSumOfEntriesTimesEntries(DataType type) {
    for (Kernel kernel : kernels(type)) {
      Vector form = Nd4jVector.over(Nd4j.zeros(type, 1), kernel);
      for (int transposed = 0; transposed < 4; transposed++) {
        boolean transposeA = transposed % 2 == 1;
        boolean transposeB = transposed / 2 == 1;
        Matrix a = transposeA ? random(form, 7, 5) : random(form, 5, 7);
        Matrix b = transposeB ? random(form, 3, 7) : random(form, 7, 3);
        Matrix out = random(form, 5, 3);
        double[][] expected = new double[5][3];
        for (int i = 0; i < 5; i++) {
          for (int j = 0; j < 3; j++) {
            expected[i][j] = -0.5 * entry(out, i, j);
            for (int k = 0; k < 7; k++) {
              double left = transposeA ? entry(a, k, i) : entry(a, i, k);
              expected[i][j] += 2 * left * (transposeB ? entry(b, j, k) : entry(b, k, j));
            }
          }
        }

        out.multiply(2, a, transposeA, b, transposeB, -0.5);

        for (int i = 0; i < 5; i++) {
          for (int j = 0; j < 3; j++) {
            assertWithMessage("entry %s, %s", i, j)
                .that(entry(out, i, j))
                .isWithin(type == DataType.FLOAT ? 1e-5 : 1e-14)
                .of(expected[i][j]);
          }
        }
      }
    }
  }

  @Test
  void productSeesOperationsThatWaited() {
    Vector form = Nd4jVector.over(Nd4j.ones(DataType.DOUBLE, 4), "form");
    Matrix a = Matrix.zeros(form, 2, 2);
    Matrix square = Matrix.zeros(form, 2, 2);
    form.batch().open();
    a.entries().copy(form);
    square.multiply(1, a, false, a, false, 0);
    assertThat(Nd4jVector.arrayOf(square.entries()).toDoubleVector())
        .isEqualTo(new double[] {2, 2, 2, 2});
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void nothingIsAllocatedOnTheCpu(DataType type) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Vector form = Nd4jVector.over(Nd4j.zeros(type, 1), "form");
    Matrix a = random(form, 40, 20);
    Matrix gram = Matrix.zeros(form, 20, 20);
    Runnable step = () -> gram.multiply(1, a, true, a, false, 0);
    for (int i = 0; i < 20_000; i++) {
      step.run();
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 100; i++) {
      step.run();
    }
    long counting = threads.getThreadAllocatedBytes(thread);
    assertThat(counting - before).isLessThan(100L);
  }

  private static Matrix random(Vector form, int rows, int columns) {
    Matrix matrix = Matrix.zeros(form, rows, columns);
    INDArray entries = Nd4jVector.arrayOf(matrix.entries());
    for (long i = 0; i < entries.length(); i++) {
      entries.putScalar(i, RANDOM.nextDouble() - 0.5);
    }
    return matrix;
  }

  private static double entry(Matrix matrix, int row, int column) {
    return Nd4jVector.arrayOf(matrix.entries()).getDouble(row + (long) column * matrix.rows());
  }
}

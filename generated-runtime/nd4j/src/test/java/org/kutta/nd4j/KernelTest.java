package org.kutta.nd4j;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.runtime.vector.Vector;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.executioner.OpExecutioner.ExecutionerType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Operations that wait, and run chunk by chunk, do what they do at once. */
final class KernelTest {

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1", "FLOAT, 4096", "FLOAT, 4097", "FLOAT, 100003",
    "DOUBLE, 1", "DOUBLE, 2048", "DOUBLE, 2049", "DOUBLE, 100003"
  })
  void waitingOperationsAddUpToWhatPlainJavaComputes(DataType type, int n) {
    Random random = new Random(n);
    Vector theta = vector(type, n, random, 0);
    Vector g = companion(theta, random, 7);
    Vector work = theta.workVector();
    Vector next = theta.workVector();
    double[] t = Nd4jVector.arrayOf(theta).toDoubleVector();
    double[] k = Nd4jVector.arrayOf(g).toDoubleVector();

    theta.batch().open();
    work.copy(theta);
    next.set(-0.5, g);
    next.add(2, work, -1, g);
    theta.set(work, -0.25, g, 0.125, next);
    theta.batch().close();

    double[] result = Nd4jVector.arrayOf(theta).toDoubleVector();
    double precision = type == DataType.FLOAT ? 1e-6 : 1e-15;
    for (int i = 0; i < n; i++) {
      double expected = t[i] - 0.25 * k[i] + 0.125 * (-0.5 * k[i] + 2 * t[i] - k[i]);
      assertWithMessage("entry %s", i).that(result[i]).isWithin(precision).of(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 4097", "FLOAT, 100003", "DOUBLE, 2049", "DOUBLE, 100003"})
  void mappingsWaitAmongTheOthers(DataType type, int n) {
    Random random = new Random(n);
    Vector theta = vector(type, n, random, 0);
    Vector g = companion(theta, random, 7);
    Vector v = theta.workVector();
    double[] t = Nd4jVector.arrayOf(theta).toDoubleVector();
    double[] k = Nd4jVector.arrayOf(g).toDoubleVector();

    theta.batch().open();
    v.setSquare(g);
    v.add(2, theta);
    v.max(g);
    v.clamp(3);
    v.multiply(v);
    v.shift(1);
    v.sqrt();
    theta.divide(v);
    theta.batch().close();

    double[] result = Nd4jVector.arrayOf(theta).toDoubleVector();
    double precision = type == DataType.FLOAT ? 1e-5 : 1e-14;
    for (int i = 0; i < n; i++) {
      double w = Math.max(-3, Math.min(3, Math.max(k[i] * k[i] + 2 * t[i], k[i])));
      double expected = t[i] / Math.sqrt(w * w + 1);
      assertWithMessage("entry %s", i).that(result[i]).isWithin(precision).of(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 0", "FLOAT, 5", "DOUBLE, 0", "DOUBLE, 3"})
  void severalLanesDoWhatOneDoes(DataType type, int offset) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    int n = 300_007;
    assertThat(stepIn(new Lanes(4), type, n, offset))
        .isEqualTo(stepIn(new Lanes(1), type, n, offset));
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1003",
    "FLOAT, 20480",
    "FLOAT, 20517",
    "FLOAT, 100003",
    "DOUBLE, 1003",
    "DOUBLE, 10240",
    "DOUBLE, 10277",
    "DOUBLE, 100003"
  })
  void resultsDoNotDependOnWhereVectorsLie(DataType type, int n) {
    double[] expected = stepIn(new Lanes(1), type, n, 0);
    for (int offset = 1; offset <= 16; offset++) {
      assertWithMessage("offset %s", offset)
          .that(stepIn(new Lanes(2), type, n, offset))
          .isEqualTo(expected);
    }
  }

  private static double[] stepIn(Lanes lanes, DataType type, int n, int offset) {
    Random random = new Random(n);
    Kernel kernel = ChunkedKernel.of(type, lanes);
    Vector theta = Nd4jVector.over(array(type, n, random, offset), kernel);
    Vector g = companion(theta, random, 2 * offset);
    Vector work = theta.workVector();
    for (int step = 0; step < 50; step++) {
      theta.batch().open();
      work.copy(theta);
      work.scale(0.5);
      work.multiply(g);
      theta.set(work, 0.7, theta, -0.3, g);
      assertThat(g.batch().closeIfFinite(g, true)).isTrue();
      theta.clamp(1);
    }
    return Nd4jVector.arrayOf(theta).toDoubleVector();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 3", "FLOAT, 299999", "DOUBLE, 3", "DOUBLE, 299999"})
  void anEntryThatIsNotFiniteIsSeenWhicheverLaneMeetsIt(DataType type, int at) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Kernel kernel = ChunkedKernel.of(type, new Lanes(4));
    Vector x = Nd4jVector.over(Nd4j.ones(type, 300_007), kernel);
    assertThat(x.isFinite()).isTrue();
    for (double value : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      Nd4jVector.arrayOf(x).putScalar(at, value);
      assertThat(x.isFinite()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 3e38", "DOUBLE, 1e308"})
  void largeEntriesAreFiniteThoughTheirSumIsNot(DataType type, double large) {
    Vector x = Nd4jVector.over(Nd4j.valueArrayOf(new long[] {5000}, large, type), "x");
    assertThat(x.isFinite()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT, 3", "FLOAT, 299999", "DOUBLE, 3", "DOUBLE, 299999"})
  void expectationsAreAboutWhatIsThereWhenTheyAreStated(DataType type, int at) {
    Kernel kernel = Kernel.suiting(Nd4j.ones(type, 1));
    Vector x = Nd4jVector.over(Nd4j.ones(type, 300_007), kernel);
    Vector y = x.companion(Nd4jVector.over(Nd4j.ones(type, 300_007)), "y", "x");
    double large = type == DataType.FLOAT ? 1e38 : 1e308;
    Nd4jVector.arrayOf(y).putScalar(at, large);
    x.batch().open();
    x.add(1, y);
    x.batch().expectFinite(x);
    x.batch().close();
    assertThat(x.batch().metExpectations()).isTrue();
    x.batch().open();
    x.add(4, y);
    x.batch().expectFinite(x);
    x.set(0, y);
    assertThat(x.batch().metExpectations()).isFalse();
    assertThat(x.batch().metExpectations()).isTrue();
    assertThat(x.isFinite()).isTrue();
  }

  @Test
  void whatIsDroppedIsNotDone() {
    Vector x = Nd4jVector.over(Nd4j.createFromArray(3.0, 4.0), "x");
    if (x.batch().open()) {
      x.scale(2);
      x.batch().drop();
      assertThat(Nd4jVector.arrayOf(x).toDoubleVector()).isEqualTo(new double[] {3, 4});
      x.scale(2);
    }
    x.batch().close();
    assertThat(x.norm2()).isGreaterThan(4.0);
  }

  @Test
  void whatWaitsIsDoneBeforeAResultIsSeen() {
    Vector x = Nd4jVector.over(Nd4j.createFromArray(3.0, 4.0), "x");
    x.batch().open();
    x.add(1, x.companion(Nd4jVector.over(Nd4j.createFromArray(0.0, 8.0)), "y", "x"));
    assertThat(x.norm2()).isWithin(1e-14).of(Math.sqrt(9 + 144));
    x.add(1, x.companion(Nd4jVector.over(Nd4j.createFromArray(1.0, 2.0)), "z", "x"));
    assertThat(Nd4jVector.arrayOf(x).toDoubleVector()).isEqualTo(new double[] {4, 14});
    x.add(1, x.companion(Nd4jVector.over(Nd4j.createFromArray(0.0, Double.NaN)), "z", "x"));
    assertThat(x.isFinite()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1000, 1",
    "FLOAT, 100003, 1",
    "DOUBLE, 1000, 1",
    "DOUBLE, 100003, 1",
    "FLOAT, 100003, 3",
    "DOUBLE, 100003, 3"
  })
  void nothingIsAllocatedOnTheCpu(DataType type, int n, int lanes) {
    assumeTrue(Nd4j.getExecutioner().type() == ExecutionerType.NATIVE_CPU);
    Kernel kernel = ChunkedKernel.of(type, new Lanes(lanes));
    Vector theta = Nd4jVector.over(array(type, n, new Random(1), 0), kernel);
    Vector g = companion(theta, new Random(2), 0);
    Vector work = theta.workVector();
    Runnable step =
        () -> {
          theta.batch().open();
          work.set(theta, -0.1, g);
          theta.set(work, 0.1, g, 1e-3, g);
          theta.batch().close();
        };
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
    assertThat(g.isFinite() && theta.norm2() > 0).isTrue();
  }

  /** A view that begins {@code offset} entries into its array. */
  private static Vector vector(DataType type, int n, Random random, int offset) {
    return Nd4jVector.over(array(type, n, random, offset), "theta");
  }

  private static Vector companion(Vector of, Random random, int offset) {
    DataType type = Nd4jVector.arrayOf(of).dataType();
    return of.companion(Nd4jVector.over(array(type, of.length(), random, offset)), "g", "theta");
  }

  private static INDArray array(DataType type, int n, Random random, int offset) {
    double[] values = new double[n + 2 * offset];
    System.arraycopy(random.doubles(n, -1, 1).toArray(), 0, values, offset, n);
    INDArray whole = Nd4j.createFromArray(values).castTo(type);
    return offset == 0 ? whole : whole.get(NDArrayIndex.interval(offset, offset + n));
  }
}

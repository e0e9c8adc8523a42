package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertWithMessage;

import java.util.function.DoubleFunction;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;

/** Training by {@code fit} shows the order of the method. */
final class OrderTest {

  private static final double TIME = 1.6;
  private static final double COARSEST = 0.1;
  private static final DataSet DATA = TestNetworks.data(12, 4);

  @Test
  void fitOfSequentialNetworkWithRk4HasOrderFour() {
    assertOrder(4, OrderTest::rk4, OrderTest::rk4);
  }

  @Test
  void fitOfSequentialNetworkWithEulerHasOrderOne() {
    assertOrder(1, OrderTest::euler, OrderTest::rk4);
  }

  @Test
  void fitOfGraphWithBatchNormalizationAndRk4HasOrderFour() {
    assertOrder(4, OrderTest::flowOfGraph, OrderTest::flowOfGraph);
  }

  private static double[] rk4(double h) {
    return sequential(TestRk4.builder().learningRate(h).build(), h);
  }

  private static double[] euler(double h) {
    return sequential(TestEuler.builder().learningRate(h).build(), h);
  }

  /** Returns all but the running mean and variance, [5] each, which are no part of the flow. */
  private static double[] flowOfGraph(double h) {
    double[] all = graph(h);
    int before = TestNetworks.INPUTS * 5 + 5 + 5 + 5;
    double[] flow = new double[all.length - 10];
    System.arraycopy(all, 0, flow, 0, before);
    System.arraycopy(all, before + 10, flow, before, flow.length - before);
    return flow;
  }

  private static double[] sequential(RungeKuttaOptimizer optimizer, double h) {
    var net = TestNetworks.sequential(TestNetworks.configuration().l2(0.1), TestNetworks.dense(5));
    KuttaTraining.install(net, optimizer);
    net.fit(TestNetworks.iterator(DATA), steps(h));
    return TestNetworks.copy(net.params());
  }

  private static double[] graph(double h) {
    Layer[] hidden = {
      TestNetworks.dense(5), new BatchNormalization(), new ActivationLayer(Activation.TANH)
    };
    var net = TestNetworks.graph(TestNetworks.configuration(), hidden);
    KuttaTraining.install(net, TestRk4.builder().learningRate(h).build());
    net.fit(TestNetworks.iterator(DATA), steps(h));
    return TestNetworks.copy(net.params());
  }

  private static int steps(double h) {
    return (int) Math.round(TIME / h);
  }

  private static void assertOrder(
      int order, DoubleFunction<double[]> solve, DoubleFunction<double[]> exact) {
    double[] reference = exact.apply(COARSEST / 16);
    double last = distance(solve.apply(COARSEST), reference);
    for (double h = COARSEST / 2; h > COARSEST / 8; h /= 2) {
      double error = distance(solve.apply(h), reference);
      assertWithMessage("order observed at learning rate %s", h)
          .that(log2(last / error))
          .isWithin(0.2)
          .of(order);
      last = error;
    }
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}

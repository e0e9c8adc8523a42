package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;

import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Dropout masks repeat in a step, change with the next, and leave other random numbers alone. */
final class RandomDrawsTest {

  private static final DataSet DATA = TestNetworks.data(6, 1);

  private NetworkObjective loss;

  @BeforeEach
  void buildNetwork() {
    loss = NetworkObjective.of(TestNetworks.sequential(TestNetworks.configuration(), dropped()));
    Nd4j.getRandom().setSeed(42);
    loss.setBatch(DATA);
  }

  private static DenseLayer dropped() {
    return new DenseLayer.Builder().nOut(20).dropOut(0.5).build();
  }

  @Test
  void evaluationsOfOneStepAreTheSameFunction() {
    double first = loss.evaluate();
    double[] gradient = TestNetworks.copy(loss.gradientArray());
    Nd4j.getRandom().nextLong();
    assertThat(loss.evaluate()).isEqualTo(first);
    assertThat(TestNetworks.copy(loss.gradientArray())).isEqualTo(gradient);
  }

  @Test
  void nextBatchHasOtherMasks() {
    double first = loss.evaluate();
    long identity = loss.functionIdentity();
    loss.setBatch(DATA);
    assertThat(loss.functionIdentity()).isNotEqualTo(identity);
    assertThat(loss.evaluate()).isNotEqualTo(first);
  }

  @Test
  void nextStepOnTheSameBatchHasOtherMasks() {
    double first = loss.evaluate();
    long identity = loss.functionIdentity();
    loss.finishStep();
    assertThat(loss.functionIdentity()).isNotEqualTo(identity);
    assertThat(loss.evaluate()).isNotEqualTo(first);
  }

  @Test
  void nextStepWithoutRandomDrawsIsTheSameFunction() {
    var plain = NetworkObjective.of(TestNetworks.mlp(c -> c));
    plain.setBatch(DATA);
    double first = plain.evaluate();
    long identity = plain.functionIdentity();
    plain.finishStep();
    assertThat(plain.functionIdentity()).isEqualTo(identity);
    assertThat(plain.evaluate()).isEqualTo(first);
  }

  @Test
  void otherCodeSeesItsOwnNumbersHoweverManyStagesThereAre() {
    loss.evaluate();
    double afterOne = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(42);
    loss.setBatch(DATA);
    loss.evaluate();
    loss.evaluate();
    loss.evaluate();
    double afterThree = Nd4j.getRandom().nextDouble();
    assertThat(afterThree).isEqualTo(afterOne);
    assertThat(Nd4j.getRandom().nextDouble()).isNotEqualTo(afterThree);
    assertThat(Nd4j.getRandom().getSeed()).isEqualTo(42);
  }

  @Test
  void seedOfTheGlobalGeneratorDecidesTraining() {
    assertThat(train(5)).isEqualTo(train(5));
    assertThat(train(5)).isNotEqualTo(train(6));
  }

  private static double[] train(long seed) {
    var net = TestNetworks.graph(TestNetworks.configuration(), dropped());
    KuttaTraining.install(net, TestRk4.builder().learningRate(0.1).build());
    Nd4j.getRandom().setSeed(seed);
    net.fit(TestNetworks.iterator(DATA), 3);
    return TestNetworks.copy(net.params());
  }
}

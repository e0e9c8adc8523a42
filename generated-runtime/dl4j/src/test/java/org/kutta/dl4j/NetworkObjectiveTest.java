package org.kutta.dl4j;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.kutta.runtime.vector.ParameterBlock;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The buffers, the batch and what is refused. */
final class NetworkObjectiveTest {

  private static final DataSet DATA = TestNetworks.data(6, 1);

  @Test
  void buffersAreTheNetworksOwnAndStayTheSame() {
    var net = TestNetworks.mlp(c -> c);
    var loss = NetworkObjective.of(net);
    INDArray parameters = loss.parameterArray();
    INDArray gradient = loss.gradientArray();
    loss.setBatch(DATA);
    loss.evaluate();
    loss.finishStep();
    assertThat(loss.parameterArray()).isSameInstanceAs(parameters);
    assertThat(loss.gradientArray()).isSameInstanceAs(gradient);
    parameters.putScalar(0, 12.5);
    assertThat(net.getParam("0_W").getDouble(0, 0)).isEqualTo(12.5);
  }

  @Test
  void lossIsTheScoreOfTheNetwork() {
    var net = TestNetworks.mlp(c -> c.l2(0.2));
    var loss = NetworkObjective.of(net);
    loss.setBatch(DATA);
    assertThat(loss.evaluate()).isWithin(1e-14).of(net.score(DATA, true));
  }

  @Test
  void networkMayBeUsedBetweenEvaluations() {
    var net = TestNetworks.graph(TestNetworks.configuration(), TestNetworks.dense(5));
    var loss = NetworkObjective.of(net);
    loss.setBatch(DATA);
    double before = loss.evaluate();
    net.output(TestNetworks.data(3, 9).getFeatures());
    net.score(TestNetworks.data(2, 8));
    assertThat(loss.evaluate()).isEqualTo(before);
  }

  @Test
  void blocksAreNamedAsInTheNetwork() {
    var loss = NetworkObjective.of(TestNetworks.mlp(c -> c));
    assertThat(loss.blocks().stream().map(ParameterBlock::toString))
        .containsExactly(
            "ParameterBlock[name=0_W, offset=0, shape=[4, 5], order=f, trained=true]",
            "ParameterBlock[name=0_b, offset=20, shape=[5], order=c, trained=true]",
            "ParameterBlock[name=1_W, offset=25, shape=[5, 3], order=f, trained=true]",
            "ParameterBlock[name=1_b, offset=40, shape=[3], order=c, trained=true]")
        .inOrder();
  }

  @Test
  void blocksSayWhereEachWeightLies() {
    var net = TestNetworks.mlp(c -> c);
    for (ParameterBlock block : NetworkObjective.of(net).blocks()) {
      var entries =
          net.params()
              .reshape(net.numParams())
              .get(NDArrayIndex.interval(block.offset(), block.offset() + block.length()));
      long[] shape = block.shape().stream().mapToLong(Long::longValue).toArray();
      assertThat(entries.reshape(block.order(), shape)).isEqualTo(net.getParam(block.name()));
    }
  }

  @Test
  void equalLayersHaveNamesOfTheirOwn() {
    var net =
        TestNetworks.sequential(
            TestNetworks.configuration(), TestNetworks.dense(4), TestNetworks.dense(4));
    assertThat(NetworkObjective.of(net).blocks().stream().map(ParameterBlock::name))
        .containsExactlyElementsIn(net.paramTable().keySet())
        .inOrder();
  }

  @Test
  void blocksOfAGraphAreNamedAsInTheGraph() {
    var net = TestNetworks.graph(TestNetworks.configuration(), TestNetworks.dense(5));
    var blocks = NetworkObjective.of(net).blocks();
    assertThat(blocks.stream().map(ParameterBlock::name))
        .containsExactlyElementsIn(net.paramTable().keySet());
    assertThat(blocks.stream().mapToLong(ParameterBlock::length).sum()).isEqualTo(net.numParams());
  }

  @Test
  void evaluationNeedsABatch() {
    var loss = NetworkObjective.of(TestNetworks.mlp(c -> c));
    var failure = assertThrows(IllegalStateException.class, loss::evaluate);
    assertThat(failure).hasMessageThat().contains("setBatch");
  }

  @Test
  void batchMustFitTheNetwork() {
    var loss = NetworkObjective.of(TestNetworks.mlp(c -> c));
    INDArray features = DATA.getFeatures();
    INDArray labels = DATA.getLabels();
    assertBatchRefused(loss, new DataSet(features, null), "no labels");
    assertBatchRefused(loss, new DataSet(null, labels), "no features");
    var two = new MultiDataSet(new INDArray[] {features, features}, new INDArray[] {labels});
    var failure = assertThrows(IllegalArgumentException.class, () -> loss.setBatch(two));
    assertThat(failure).hasMessageThat().contains("2 features arrays but the network takes 1");
  }

  private static void assertBatchRefused(NetworkObjective loss, DataSet data, String message) {
    var failure = assertThrows(IllegalArgumentException.class, () -> loss.setBatch(data));
    assertThat(failure).hasMessageThat().contains(message);
  }

  @Test
  void networksWithoutAProperGradientAreRefused() {
    assertRefused(new MultiLayerNetwork(configured()), "init()");
    assertRefused(TestNetworks.mlp(c -> c.dataType(DataType.HALF)), "FLOAT or DOUBLE, found HALF");
    assertRefused(TestNetworks.mlp(c -> c.weightNoise(new DropConnect(0.5))), "DropConnect");
    var truncated = TestNetworks.mlp(c -> c);
    truncated.getLayerWiseConfigurations().setBackpropType(BackpropType.TruncatedBPTT);
    assertRefused(truncated, "BackpropType.Standard");
    assertRefused(
        initialised(new CenterLossOutputLayer.Builder().nIn(4).nOut(3).build()), "CenterLoss");
    assertRefused(initialised(TestNetworks.dense(4)), "output or loss layer");
  }

  private static MultiLayerConfiguration configured() {
    return TestNetworks.configuration().list().layer(TestNetworks.dense(4)).build();
  }

  private static MultiLayerNetwork initialised(Layer last) {
    var net =
        new MultiLayerNetwork(
            TestNetworks.configuration()
                .list()
                .layer(last)
                .setInputType(InputType.feedForward(TestNetworks.INPUTS))
                .build());
    net.init();
    return net;
  }

  private static void assertRefused(MultiLayerNetwork net, String message) {
    var failure = assertThrows(IllegalArgumentException.class, () -> NetworkObjective.of(net));
    assertThat(failure).hasMessageThat().contains(message);
  }
}

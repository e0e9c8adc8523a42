package org.kutta.benchmarks;

import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.dl4j.KuttaTraining;
import org.kutta.dl4j.NetworkObjective;
import org.kutta.tableaus.ClassicalRk4;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of training a perceptron of 784, 100 and 10 units on a batch of 128, single precision.
 * Single steps are sampled: their median is steady where their mean is not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(1)
public class FitBenchmark {

  private static final int BATCH = 128;
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  private DataSet batch;
  private MultiLayerNetwork sgd;
  private MultiLayerNetwork rk4;
  private NetworkObjective loss;

  /** Makes a batch of noise, and networks with the same weights. */
  @Setup
  public void allocate() {
    INDArray features = Nd4j.rand(DataType.FLOAT, BATCH, PIXELS);
    INDArray labels = Nd4j.zeros(DataType.FLOAT, BATCH, CLASSES);
    for (int i = 0; i < BATCH; i++) {
      labels.putScalar(i, i % CLASSES, 1);
    }
    batch = new DataSet(features, labels);
    sgd = network();
    rk4 = network();
    KuttaTraining.install(rk4, ClassicalRk4.builder().learningRate(1e-3).build());
    loss = NetworkObjective.of(network());
    loss.setBatch(batch);
  }

  private static MultiLayerNetwork network() {
    MultiLayerConfiguration configuration =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .dataType(DataType.FLOAT)
            .updater(new Sgd(1e-3))
            .list()
            .layer(
                new DenseLayer.Builder().nIn(PIXELS).nOut(100).activation(Activation.RELU).build())
            .layer(
                new OutputLayer.Builder(LossFunction.MCXENT)
                    .nIn(100)
                    .nOut(CLASSES)
                    .activation(Activation.SOFTMAX)
                    .build())
            .build();
    MultiLayerNetwork network = new MultiLayerNetwork(configuration);
    network.init();
    return network;
  }

  /** DL4J's own gradient descent. */
  @Benchmark
  public void fitSgd() {
    sgd.fit(batch);
  }

  /** The classical method, in the same {@code fit}: four gradients. */
  @Benchmark
  public void fitRk4() {
    rk4.fit(batch);
  }

  /** The four gradients alone: what is left is the optimizer, and the work of {@code fit}. */
  @Benchmark
  public double fourGradients() {
    return loss.evaluate() + loss.evaluate() + loss.evaluate() + loss.evaluate();
  }
}

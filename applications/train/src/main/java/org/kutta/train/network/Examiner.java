package org.kutta.train.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.LabelledImages;
import org.kutta.train.result.Checkpoint;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/** Judges networks, all by the same images: their loss and their accuracy. */
public final class Examiner {

  /** The training images whose loss is reported: the first ones, so that it is no noisy figure. */
  public static final int LOSS_IMAGES = 2000;

  private final DataSet lossImages;
  private final LabelledImages test;
  private final INDArray testFeatures;

  /** Judges by the test images, and the loss on the first training images. */
  public Examiner(ImageData data, Precision precision) {
    LabelledImages training = data.training();
    int count = Math.min(LOSS_IMAGES, training.count());
    this.lossImages = training.range(0, count).all(precision.dataType());
    this.test = data.test();
    this.testFeatures = test.all(precision.dataType()).getFeatures();
  }

  /** Returns the state of a network after a number of evaluations and seconds. */
  public Checkpoint examine(MultiLayerNetwork network, long evaluations, double seconds) {
    return new Checkpoint(
        evaluations, seconds, network.score(lossImages, false), accuracy(network));
  }

  private double accuracy(MultiLayerNetwork network) {
    int[] answers = network.output(testFeatures, false).argMax(1).toIntVector();
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == test.label(i) ? 1 : 0;
    }
    return (double) right / answers.length;
  }
}

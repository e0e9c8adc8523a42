package org.kutta.experiments.network;

import org.kutta.train.data.ImageData;
import org.kutta.train.network.Architecture;

/**
 * What is trained, and on what.
 *
 * @param name of the data
 * @param data to learn from, and to be judged by in the end
 * @param heldOut the last training images, by which learning rates are chosen
 * @param architecture of the network
 * @param batchSize images of a mini-batch
 * @param shape of the learning rate
 */
record Problem(
    String name,
    ImageData data,
    int heldOut,
    Architecture architecture,
    int batchSize,
    RateShape shape) {

  /** Where a trial is judged. */
  enum Judge {
    /** By training images held out. */
    VALIDATION,
    /** By the test images, after learning from all training images. */
    TEST
  }

  /** Returns all that determines a trial but optimizer, budget and seed. */
  String key(Judge judge) {
    return "%s, batch %d, rate %s, %s %s, judged by %s"
        .formatted(
            architecture,
            batchSize,
            shape,
            data.training().count(),
            data.training().fingerprint(),
            judge == Judge.TEST
                ? "test " + data.test().fingerprint()
                : "the last " + heldOut + " training images");
  }

  /** Returns the data of a trial. */
  ImageData data(Judge judge) {
    return judge == Judge.TEST ? data : data.heldOut(heldOut);
  }
}

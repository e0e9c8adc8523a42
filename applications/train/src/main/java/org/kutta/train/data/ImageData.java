package org.kutta.train.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Images to learn from, images to be judged by, and where they come from.
 *
 * @param training to learn from
 * @param test to be judged by
 * @param provenance lines for people
 */
public record ImageData(LabelledImages training, LabelledImages test, List<String> provenance) {

  /** Every n-th training image is held out by {@link #heldOut()}. */
  private static final int HELD_OUT = 5;

  public ImageData {
    provenance = List.copyOf(provenance);
  }

  /**
   * Returns these data with the last fifth of the training images in place of the test images, so
   * that settings can be chosen without a look at the test images.
   */
  public ImageData heldOut() {
    return heldOut(training.count() / HELD_OUT);
  }

  /**
   * Returns these data with the last training images in place of the test images.
   *
   * @param count of images held out, fewer than there are
   */
  public ImageData heldOut(int count) {
    int kept = training.count() - count;
    List<String> lines = new ArrayList<>(provenance);
    lines.add(
        "judged by the last %,d training images, which are not learnt from; the test images are unused"
            .formatted(count));
    return new ImageData(training.range(0, kept), training.range(kept, training.count()), lines);
  }
}

package org.kutta.train.data;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The mini-batches of a training: the same for the same seed, for every learner.
 *
 * <p>Each pass over the data has an order of its own; the images that do not fill a last batch wait
 * for the next pass.
 */
public final class BatchSequence {

  private final int[] order;
  private final int batchSize;
  private final Random random;
  private int next;

  /**
   * Creates a sequence.
   *
   * @param count of images
   * @param batchSize at most {@code count}
   * @param seed of the order
   */
  public BatchSequence(int count, int batchSize, long seed) {
    if (batchSize < 1 || batchSize > count) {
      throw new IllegalArgumentException("batches of " + batchSize + " from " + count + " images");
    }
    this.order = IntStream.range(0, count).toArray();
    this.batchSize = batchSize;
    this.random = new Random(seed);
    this.next = count;
  }

  /** Returns the numbers of the next batch's images. */
  public int[] next() {
    if (next + batchSize > order.length) {
      shuffle();
      next = 0;
    }
    int[] batch = Arrays.copyOfRange(order, next, next + batchSize);
    next += batchSize;
    return batch;
  }

  private void shuffle() {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}

package org.kutta.dl4j;

import java.util.Iterator;
import java.util.function.IntSupplier;

/**
 * Passes over the batches that an epoch was trained on already, in that epoch and in no other.
 *
 * <p>Which epoch it is the network tells: iterators are reset any number of times, by any code that
 * reads ahead.
 */
final class Remaining {

  private final Iterator<?> batches;
  private final int done;
  private final int epochOfDone;
  private final IntSupplier epoch;
  private int toPass;

  /**
   * Creates one for an iterator at its beginning.
   *
   * @param done batches to pass over
   * @param epoch returns the network's
   */
  Remaining(Iterator<?> batches, int done, IntSupplier epoch) {
    this.batches = batches;
    this.done = done;
    this.epoch = epoch;
    this.epochOfDone = epoch.getAsInt();
    this.toPass = done;
  }

  /** Hears that the iterator is at its beginning again. */
  void reset() {
    toPass = epoch.getAsInt() == epochOfDone ? done : 0;
  }

  /** Goes to the first batch that is due. */
  void pass() {
    while (toPass > 0 && batches.hasNext()) {
      batches.next();
      toPass--;
    }
  }
}

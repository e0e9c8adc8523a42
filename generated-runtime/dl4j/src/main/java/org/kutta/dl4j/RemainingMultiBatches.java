package org.kutta.dl4j;

import java.util.function.IntSupplier;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.dataset.api.MultiDataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.MultiDataSetIterator;

/** An iterator of batches with several inputs or outputs that begins in mid-epoch. */
final class RemainingMultiBatches implements MultiDataSetIterator {

  private static final long serialVersionUID = 1;

  private final MultiDataSetIterator all;
  private final transient Remaining remaining;

  RemainingMultiBatches(MultiDataSetIterator all, int done, IntSupplier epoch) {
    this.all = all;
    this.remaining = new Remaining(all, done, epoch);
  }

  @Override
  public boolean hasNext() {
    remaining.pass();
    return all.hasNext();
  }

  @Override
  public MultiDataSet next() {
    remaining.pass();
    return all.next();
  }

  @Override
  public MultiDataSet next(int examples) {
    remaining.pass();
    return all.next(examples);
  }

  @Override
  public void reset() {
    all.reset();
    remaining.reset();
  }

  @Override
  public boolean resetSupported() {
    return all.resetSupported();
  }

  @Override
  public boolean asyncSupported() {
    return all.asyncSupported();
  }

  @Override
  public void setPreProcessor(MultiDataSetPreProcessor preProcessor) {
    all.setPreProcessor(preProcessor);
  }

  @Override
  public MultiDataSetPreProcessor getPreProcessor() {
    return all.getPreProcessor();
  }
}

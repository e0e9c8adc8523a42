package org.kutta.dl4j;

import java.util.List;
import java.util.function.IntSupplier;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.DataSetPreProcessor;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

/** An iterator that begins in mid-epoch. */
final class RemainingBatches implements DataSetIterator {

  private static final long serialVersionUID = 1;

  private final DataSetIterator all;
  private final transient Remaining remaining;

  RemainingBatches(DataSetIterator all, int done, IntSupplier epoch) {
    this.all = all;
    this.remaining = new Remaining(all, done, epoch);
  }

  @Override
  public boolean hasNext() {
    remaining.pass();
    return all.hasNext();
  }

  @Override
  public DataSet next() {
    remaining.pass();
    return all.next();
  }

  @Override
  public DataSet next(int examples) {
    remaining.pass();
    return all.next(examples);
  }

  @Override
  public void reset() {
    all.reset();
    remaining.reset();
  }

  @Override
  public int inputColumns() {
    return all.inputColumns();
  }

  @Override
  public int totalOutcomes() {
    return all.totalOutcomes();
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
  public int batch() {
    return all.batch();
  }

  @Override
  public void setPreProcessor(DataSetPreProcessor preProcessor) {
    all.setPreProcessor(preProcessor);
  }

  @Override
  public DataSetPreProcessor getPreProcessor() {
    return all.getPreProcessor();
  }

  @Override
  public List<String> getLabels() {
    return all.getLabels();
  }
}

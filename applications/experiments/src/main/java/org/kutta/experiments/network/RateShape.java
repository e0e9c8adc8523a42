package org.kutta.experiments.network;

import org.kutta.runtime.rate.LearningRate;
import org.nd4j.linalg.schedule.ISchedule;

/** How the learning rate goes along a training of known length. */
enum RateShape {
  /** The same at every step. */
  CONSTANT {
    @Override
    LearningRate over(double h, long steps) {
      return LearningRate.constant(h);
    }
  },
  /** Along half a cosine, to zero. */
  COSINE {
    @Override
    LearningRate over(double h, long steps) {
      return LearningRate.cosine(h, steps);
    }
  };

  /** Returns the rate of a training of a number of steps. */
  abstract LearningRate over(double h, long steps);

  /** Returns the same as DL4J's updaters read it. */
  ISchedule schedule(double h, long steps) {
    return new Schedule(over(h, steps));
  }

  /** A rate that depends on the iteration only; immutable. */
  private record Schedule(LearningRate rate) implements ISchedule {
    private static final long serialVersionUID = 1L;

    @Override
    public double valueAt(int iteration, int epoch) {
      return rate.at(iteration, epoch);
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // Immutable: a copy is the same.
    public ISchedule clone() {
      return this;
    }
  }

  @Override
  public String toString() {
    return this == CONSTANT ? "constant" : "cosine to zero";
  }
}

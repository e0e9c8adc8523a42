package org.kutta.train;

import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;

/** Tells the user how far the trainings are. */
interface Progress extends AutoCloseable {

  /** A contender's training begins. */
  void begin(Contender contender);

  /** More gradients were evaluated. */
  void advance(long evaluations);

  /** The current training reached a checkpoint. */
  void reached(Checkpoint checkpoint);

  /** A training ended. */
  void end(Training training);

  @Override
  void close();
}

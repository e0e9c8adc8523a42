package org.kutta.train;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kutta.train.network.Learner;
import org.kutta.train.result.Training;
import org.kutta.train.run.UnderWay;

/** Keeps a run safe from interruptions. */
interface Keeping {

  /** Returns the trainings that were finished before this process began. */
  List<Training> finished();

  /** Returns where the training of a contender stopped, if it was interrupted. */
  Optional<UnderWay> interrupted(Contender contender);

  /**
   * Brings a learner to where its training stopped.
   *
   * @throws RunException if that cannot be read
   */
  void restore(UnderWay underWay, Learner learner) throws RunException;

  /**
   * A step is complete.
   *
   * @throws RunException if the process is to end
   */
  void stepped(Learner learner, Supplier<UnderWay> underWay) throws RunException;

  /** A training ended. */
  void ended(Training training);

  /** Keeps nothing. */
  Keeping NONE =
      new Keeping() {
        @Override
        public List<Training> finished() {
          return List.of();
        }

        @Override
        public Optional<UnderWay> interrupted(Contender contender) {
          return Optional.empty();
        }

        @Override
        public void restore(UnderWay underWay, Learner learner) {
          throw new IllegalStateException("nothing was kept");
        }

        @Override
        public void stepped(Learner learner, Supplier<UnderWay> underWay) {}

        @Override
        public void ended(Training training) {}
      };
}

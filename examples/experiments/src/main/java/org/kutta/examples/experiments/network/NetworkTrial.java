package org.kutta.examples.experiments.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.examples.experiments.trial.ProcessorTime;
import org.kutta.examples.experiments.trial.Progress;
import org.kutta.examples.experiments.trial.Sample;
import org.kutta.examples.experiments.trial.Trial;
import org.kutta.examples.experiments.trial.TrialRecord;
import org.kutta.examples.train.data.BatchSequence;
import org.kutta.examples.train.data.ImageData;
import org.kutta.examples.train.network.Architecture;
import org.kutta.examples.train.network.DivergedException;
import org.kutta.examples.train.network.Examiner;
import org.kutta.examples.train.network.Learner;
import org.kutta.examples.train.result.Checkpoint;
import org.nd4j.linalg.dataset.DataSet;

/** One training of a network: for the same seed the same first weights and mini-batches. */
final class NetworkTrial {

  private final ImageData data;
  private final Examiner examiner;
  private final Architecture architecture;
  private final int batchSize;

  NetworkTrial(Problem problem, Problem.Judge judge) {
    this.data = problem.data(judge);
    this.architecture = problem.architecture();
    this.examiner = new Examiner(data, architecture.precision());
    this.batchSize = problem.batchSize();
  }

  /**
   * Trains.
   *
   * @param samples looks at the network, beside that at the start
   */
  TrialRecord run(
      Trial trial, Contender contender, Contender.Rate rate, int samples, Progress progress) {
    Learner learner = contender.making().of(architecture, trial.seed(), rate);
    BatchSequence batches = new BatchSequence(data.training().count(), batchSize, trial.seed());
    List<Sample> course = new ArrayList<>();
    course.add(sample(learner, 0, 0, 0));
    long evaluations = 0;
    long nanos = 0;
    for (long step = 1; step <= rate.steps(); step++) {
      DataSet batch = data.training().batch(batches.next(), architecture.precision().dataType());
      long start = ProcessorTime.nanos();
      long spent;
      try {
        spent = learner.learn(batch);
      } catch (DivergedException e) {
        return new TrialRecord(trial, course, Optional.of("diverged: " + e.reason()));
      }
      nanos += ProcessorTime.nanos() - start;
      evaluations += spent;
      progress.advance(spent);
      if (step * samples / rate.steps() > (step - 1) * samples / rate.steps()) {
        Sample sample = sample(learner, step, evaluations, nanos / 1e9);
        course.add(sample);
        if (!Double.isFinite(sample.loss())) {
          return new TrialRecord(
              trial, course, Optional.of("diverged: the loss is " + sample.loss()));
        }
      }
    }
    return new TrialRecord(trial, course, Optional.empty());
  }

  private Sample sample(Learner learner, long steps, long evaluations, double seconds) {
    Checkpoint now =
        learner.judged(() -> examiner.examine(learner.network(), evaluations, seconds));
    return new Sample(steps, evaluations, seconds, now.loss(), now.accuracy());
  }
}

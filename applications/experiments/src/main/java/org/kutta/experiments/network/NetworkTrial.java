package org.kutta.experiments.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.experiments.trial.Midway;
import org.kutta.experiments.trial.ProcessorTime;
import org.kutta.experiments.trial.Progress;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.experiments.trial.UnfinishedTrial;
import org.kutta.train.data.BatchSequence;
import org.kutta.train.data.ImageData;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.DivergedException;
import org.kutta.train.network.Examiner;
import org.kutta.train.network.Learner;
import org.kutta.train.result.Checkpoint;
import org.nd4j.linalg.dataset.DataSet;

/** One training of a network: for the same seed the same first weights and mini-batches. */
final class NetworkTrial {

  private final ImageData data;
  private final Examiner examiner;
  private final Architecture architecture;
  private final int batchSize;
  private final UnfinishedTrial unfinished;

  NetworkTrial(Problem problem, Problem.Judge judge, UnfinishedTrial unfinished) {
    this.data = problem.data(judge);
    this.architecture = problem.architecture();
    this.examiner = new Examiner(data, architecture.precision());
    this.batchSize = problem.batchSize();
    this.unfinished = unfinished;
  }

  /**
   * Trains; goes on with the trial if it was interrupted.
   *
   * @param samples number of examinations of the network, besides that at the start
   */
  TrialRecord run(
      Trial trial, Contender contender, Contender.Rate rate, int samples, Progress progress) {
    Learner learner = contender.making().of(architecture, trial.seed(), rate);
    BatchSequence batches = new BatchSequence(data.training().count(), batchSize, trial.seed());
    Optional<Midway> midway = unfinished.find(trial);
    List<Sample> course = new ArrayList<>();
    if (midway.isEmpty()) {
      course.add(sample(learner, 0, 0, 0));
    } else {
      goOn(midway.get(), learner, batches);
      course.addAll(midway.get().samples());
      progress.advance(midway.get().evaluations());
    }
    long evaluations = midway.map(Midway::evaluations).orElse(0L);
    long nanos = midway.map(Midway::nanos).orElse(0L);
    for (long step = 1 + midway.map(Midway::steps).orElse(0L); step <= rate.steps(); step++) {
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
      long[] now = {step, evaluations, nanos};
      unfinished.stepped(
          trial, () -> new Midway(now[0], now[1], now[2], course, Path.of("")), learner::save);
    }
    return new TrialRecord(trial, course, Optional.empty());
  }

  private static void goOn(Midway midway, Learner learner, BatchSequence batches) {
    try {
      learner.load(midway.network());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (long i = 0; i < midway.steps(); i++) {
      batches.next();
    }
  }

  private Sample sample(Learner learner, long steps, long evaluations, double seconds) {
    Checkpoint now =
        learner.judged(() -> examiner.examine(learner.network(), evaluations, seconds));
    return new Sample(steps, evaluations, seconds, now.loss(), now.accuracy());
  }
}

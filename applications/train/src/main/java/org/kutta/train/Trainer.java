package org.kutta.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kutta.train.data.BatchSequence;
import org.kutta.train.data.ImageData;
import org.kutta.train.network.DivergedException;
import org.kutta.train.network.Examiner;
import org.kutta.train.network.Learner;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;
import org.kutta.train.run.UnderWay;
import org.nd4j.linalg.dataset.DataSet;

/** Trains one network with each contender: the same first weights, the same mini-batches. */
final class Trainer {

  /** Checkpoints of a training, besides the one at its start. */
  static final int CHECKPOINTS = 24;

  /** Steps on a network that is thrown away, so that the first contender is not timed cold. */
  private static final int WARM_UP_STEPS = 12;

  private final Settings settings;
  private final ImageData data;
  private final Examiner examiner;
  private final Progress progress;
  private final Keeping keeping;

  Trainer(Settings settings, ImageData data, Progress progress, Keeping keeping) {
    this.settings = settings;
    this.data = data;
    this.examiner = new Examiner(data, settings.architecture().precision());
    this.progress = progress;
    this.keeping = keeping;
  }

  /**
   * Returns the trainings of all contenders; those that were finished in an earlier process are not
   * made again.
   *
   * @throws RunException as {@link #train(Contender)}
   */
  List<Training> train(List<Contender> contenders) throws RunException {
    Map<String, Training> finished = new HashMap<>();
    keeping.finished().forEach(training -> finished.put(training.option(), training));
    List<Training> trainings = new ArrayList<>();
    for (Contender contender : contenders) {
      Training training = finished.get(contender.option());
      if (training == null) {
        training = train(contender);
      } else {
        progress.begin(contender);
        progress.end(training);
      }
      trainings.add(training);
    }
    return trainings;
  }

  /**
   * Returns the training of a contender, finished or ended by its divergence; goes on with one that
   * was interrupted.
   *
   * @throws RunException if the process is to end, or an interrupted training cannot be read
   */
  private Training train(Contender contender) throws RunException {
    progress.begin(contender);
    warmUp(contender);
    Course course = new Course(contender);
    Optional<UnderWay> interrupted = keeping.interrupted(contender);
    if (interrupted.isPresent()) {
      course.goOn(interrupted.get());
    }
    Optional<String> failure = Optional.empty();
    try {
      while (course.allowsAnotherStep()) {
        course.step();
        keeping.stepped(course.learner, course::underWay);
      }
    } catch (DivergedException e) {
      failure = Optional.of(e.reason());
    }
    Training training = course.end(failure);
    keeping.ended(training);
    progress.end(training);
    return training;
  }

  private void warmUp(Contender contender) {
    Course course = new Course(contender);
    try {
      for (int i = 0; i < WARM_UP_STEPS; i++) {
        course.learner.learn(course.nextBatch());
      }
    } catch (DivergedException e) {
      // The training itself will say so.
      return;
    }
  }

  /** A training under way. */
  private final class Course {
    private final Contender contender;
    private final Learner learner;
    private final BatchSequence batches;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long steps;
    private long evaluations;
    private long nanos;

    Course(Contender contender) {
      this.contender = contender;
      this.learner = contender.learner(settings);
      this.batches =
          new BatchSequence(data.training().count(), settings.batchSize(), settings.seed());
    }

    void goOn(UnderWay from) throws RunException {
      keeping.restore(from, learner);
      for (long i = 0; i < from.steps(); i++) {
        batches.next();
      }
      checkpoints.addAll(from.checkpoints());
      steps = from.steps();
      evaluations = from.evaluations();
      nanos = from.nanos();
      progress.advance(evaluations);
    }

    UnderWay underWay() {
      return new UnderWay(contender.option(), steps, evaluations, nanos, checkpoints, "");
    }

    boolean allowsAnotherStep() {
      return evaluations + contender.evaluationsPerStep() <= settings.evaluations();
    }

    DataSet nextBatch() {
      return data.training().batch(batches.next(), settings.architecture().precision().dataType());
    }

    void step() throws DivergedException {
      if (checkpoints.isEmpty()) {
        examine();
      }
      DataSet batch = nextBatch();
      long start = System.nanoTime();
      long spent = learner.learn(batch);
      nanos += System.nanoTime() - start;
      steps++;
      long before = evaluations;
      evaluations += spent;
      progress.advance(spent);
      if (checkpointsUntil(before) < checkpointsUntil(evaluations)) {
        examine();
      }
    }

    private long checkpointsUntil(long evaluations) {
      return evaluations * CHECKPOINTS / settings.evaluations();
    }

    private void examine() {
      Checkpoint checkpoint = examiner.examine(learner.network(), evaluations, nanos / 1e9);
      checkpoints.add(checkpoint);
      progress.reached(checkpoint);
    }

    Training end(Optional<String> failure) {
      if (checkpoints.isEmpty()
          || checkpoints.get(checkpoints.size() - 1).evaluations() < evaluations) {
        examine();
      }
      return new Training(
          contender.name(),
          contender.option(),
          contender.learningRate(),
          steps,
          checkpoints,
          failure.or(this::lossNotFinite).or(() -> LossCheck.of(contender.name(), checkpoints)));
    }

    /** Optimizers see the loss before a step: what the last step did, only this tells. */
    private Optional<String> lossNotFinite() {
      double loss = checkpoints.get(checkpoints.size() - 1).loss();
      return Double.isFinite(loss)
          ? Optional.empty()
          : Optional.of(
              "%s failed in step %d: the train loss after it is %s"
                  .formatted(contender.name(), steps, loss));
    }
  }
}

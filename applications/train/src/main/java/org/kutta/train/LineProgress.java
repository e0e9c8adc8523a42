package org.kutta.train;

import java.io.PrintWriter;
import org.kutta.train.result.Checkpoint;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;

/** One line when a training begins and one when it ends: for logs. */
final class LineProgress implements Progress {

  private final PrintWriter out;
  private final int trainings;
  private int begun;

  LineProgress(PrintWriter out, int trainings) {
    this.out = out;
    this.trainings = trainings;
  }

  @Override
  public void begin(Contender contender) {
    begun++;
    out.println("[%d/%d] %s ...".formatted(begun, trainings, contender.name()));
    out.flush();
  }

  @Override
  public void advance(long evaluations) {}

  @Override
  public void reached(Checkpoint checkpoint) {}

  @Override
  public void end(Training training) {
    out.println(
        "[%d/%d] %s: %s after %s, test accuracy %.1f %%"
            .formatted(
                begun,
                trainings,
                training.optimizer(),
                training.failure().isPresent() ? "diverged" : "done",
                TrainingFormat.counted(training.end().evaluations(), "gradient"),
                100 * training.end().accuracy()));
    out.flush();
  }

  @Override
  public void close() {}
}

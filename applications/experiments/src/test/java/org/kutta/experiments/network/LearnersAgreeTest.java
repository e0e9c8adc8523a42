package org.kutta.experiments.network;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kutta.experiments.trial.Progress;
import org.kutta.experiments.trial.Sample;
import org.kutta.experiments.trial.Trial;
import org.kutta.experiments.trial.TrialRecord;
import org.kutta.experiments.trial.UnfinishedTrial;
import org.kutta.runtime.Averaging;
import org.kutta.tableaus.Euler;
import org.kutta.train.data.ImageData;
import org.kutta.train.data.ImageFiles;
import org.kutta.train.network.Architecture;
import org.kutta.train.network.Precision;

/** Contenders that are the same optimizer in Kutta and in DL4J train alike. */
final class LearnersAgreeTest {

  private static final Problem PROBLEM = problem(ImageFiles.embedded(), RateShape.COSINE);

  private static Problem problem(ImageData data, RateShape shape) {
    ImageData few =
        new ImageData(data.training().range(0, 200), data.test().range(0, 100), List.of());
    return new Problem(
        "few", few, 50, Architecture.of(784, List.of(8), 10, Precision.DOUBLE), 20, shape);
  }

  private static Contender named(List<Contender> contenders, String name) {
    return contenders.stream()
        .filter(contender -> contender.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static TrialRecord train(Contender contender, double h) {
    Contender.Rate rate = new Contender.Rate(h, PROBLEM.shape(), 12);
    Trial trial = new Trial("p", contender.name(), h, "12 steps", 1);
    return new NetworkTrial(PROBLEM, Problem.Judge.TEST, UnfinishedTrial.none())
        .run(trial, contender, rate, 3, Progress.NONE);
  }

  @Test
  void eulerIsSgd() {
    double ours = train(named(Roster.ingredients(), "Euler"), 0.1).end().loss();
    double theirs = train(named(Roster.references(), "DL4J Sgd"), 0.1).end().loss();

    assertThat(ours).isWithin(1e-12).of(theirs);
  }

  @Test
  void adamOnEulerIsAdam() {
    double ours = train(named(Roster.compositions(), "Adam on Euler"), 0.01).end().loss();
    double theirs = train(named(Roster.references(), "DL4J Adam"), 0.01).end().loss();

    assertThat(ours).isWithin(1e-9).of(theirs);
  }

  @Test
  void samplesAreSpreadOverTheTraining() {
    TrialRecord record = train(named(Roster.ingredients(), "RK4"), 0.1);

    assertThat(record.failure()).isEqualTo(Optional.empty());
    assertThat(record.samples().stream().map(sample -> sample.steps()).toList())
        .containsExactly(0L, 4L, 8L, 12L)
        .inOrder();
    assertThat(record.end().evaluations()).isEqualTo(48);
  }

  @Test
  void costsOfStepsAreWhatTheContenderSays() {
    List<Contender> contenders = new ArrayList<>(Roster.ingredients());
    contenders.addAll(Roster.compositions());
    contenders.addAll(MuonVariations.all(12));
    for (Contender contender : contenders) {
      TrialRecord record = train(contender, 0.01);

      // A step is whole: where the tableau changes, one gradient may be left.
      long uneven = contender.name().endsWith("at last") ? 1 : 0;
      long left = contender.evaluations(12) - record.end().evaluations();
      assertWithMessage(contender.name()).that(left).isAtLeast(0);
      assertWithMessage(contender.name()).that(left).isAtMost(uneven);
    }
  }

  @Test
  void trainingsWithAnAverageAreJudgedByIt() {
    Contender plain = Contender.composed("plain", "", 1, Euler::builder);
    Contender averaged =
        Contender.composed(
            "averaged", "", 1, () -> Euler.builder().averaging(Averaging.exponential(0.9)));

    Sample last = train(plain, 0.3).end();
    Sample mean = train(averaged, 0.3).end();

    assertThat(mean.loss()).isNotWithin(0.01).of(last.loss());
    assertThat(mean.loss()).isLessThan(train(plain, 0.3).samples().get(0).loss());
  }

  @Test
  void divergenceEndsATraining() {
    TrialRecord record = train(named(Roster.ingredients(), "Euler"), 1e300);

    assertThat(record.failure().orElse("")).startsWith("diverged: ");
    assertThat(record.measureOr(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
  }
}

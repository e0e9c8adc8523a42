package org.kutta.train;

import java.util.function.DoubleFunction;
import org.kutta.runtime.RungeKuttaMethod;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.tableaus.MuonDescent;
import org.kutta.train.network.Learner;
import org.kutta.train.network.RungeKuttaLearner;
import org.kutta.train.network.UpdaterLearner;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** An optimizer that takes part in a comparison. */
sealed interface Contender {

  /** Returns its name in tables. */
  String name();

  /** Returns its name in {@code --learning-rate NAME=H}. */
  String option();

  /** Returns its learning rate. */
  double learningRate();

  /** Returns the gradients that a step of it evaluates. */
  int evaluationsPerStep();

  /** Returns a new network, the same for every contender, with this optimizer. */
  Learner learner(Settings settings);

  /** An optimizer that Kutta generated from a tableau. */
  record Generated(RungeKuttaMethod method, double learningRate) implements Contender {

    @Override
    public String name() {
      return method.name();
    }

    @Override
    public String option() {
      return method.name();
    }

    @Override
    public int evaluationsPerStep() {
      return method.facts().evaluationsPerStep();
    }

    @Override
    public Learner learner(Settings settings) {
      return new RungeKuttaLearner(
          settings.architecture(),
          settings.seed(),
          method.builder().learningRate(learningRate).build());
    }
  }

  /** The composition to begin with; its learning rate falls along a cosine to zero. */
  record Recommended(double learningRate) implements Contender {

    static final String NAME = "MuonDescent";
    static final String TITLE =
        "Euler with Muon, weight decay and a rate that falls to zero: the one to begin with";

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String option() {
      return NAME;
    }

    @Override
    public int evaluationsPerStep() {
      return 1;
    }

    @Override
    public Learner learner(Settings settings) {
      return new RungeKuttaLearner(
          settings.architecture(),
          settings.seed(),
          MuonDescent.builder()
              .learningRate(LearningRate.cosine(learningRate, settings.evaluations()))
              .build());
    }
  }

  /** An optimizer of DL4J's own, for comparison. */
  record Reference(Updater updater, double learningRate) implements Contender {

    @Override
    public String name() {
      return "DL4J " + updater.option();
    }

    @Override
    public String option() {
      return updater.option();
    }

    @Override
    public int evaluationsPerStep() {
      return 1;
    }

    @Override
    public Learner learner(Settings settings) {
      return new UpdaterLearner(
          name(), settings.architecture(), settings.seed(), updater.at(learningRate));
    }
  }

  /** The optimizers of DL4J that serve as references. */
  enum Updater {
    SGD("Sgd", Sgd::new),
    ADAM("Adam", Adam::new);

    private final String option;
    private final DoubleFunction<IUpdater> constructor;

    Updater(String option, DoubleFunction<IUpdater> constructor) {
      this.option = option;
      this.constructor = constructor;
    }

    /** Returns its name in {@code --learning-rate NAME=H}. */
    String option() {
      return option;
    }

    IUpdater at(double learningRate) {
      return constructor.apply(learningRate);
    }
  }
}

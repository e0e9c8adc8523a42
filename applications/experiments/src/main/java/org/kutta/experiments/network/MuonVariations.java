package org.kutta.experiments.network;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Heun2;
import org.kutta.tableaus.SharpnessAware;

/** Muon on Euler's method, and what may be better. */
final class MuonVariations {

  private static final Muon MUON = Muon.standard();
  private static final double RATE = 0.005;
  private static final double DECAY = 0.3;

  /** Where a rate that does not fall to zero ends, relative to where it begins. */
  private static final double FLOOR = 0.2;

  private static final double RHO = 2;

  private MuonVariations() {}

  /** Returns Muon with its defaults. */
  static Contender standard() {
    return muon("Muon on Euler", MUON, DECAY);
  }

  /** Returns the variations, one thing changed in each. */
  static List<Contender> all(long gradients) {
    List<Contender> all = new ArrayList<>();
    for (double decay : List.of(0.0, 0.1, 0.5, 1.0)) {
      all.add(muon("Muon, weight decay %s on Euler".formatted(decay), MUON, decay));
    }
    all.add(muon("Muon, 3 iterations on Euler", MUON.withIterations(3), DECAY));
    all.add(muon("Muon without Nesterov on Euler", MUON.withoutNesterov(), DECAY));
    all.add(muon("Muon, beta 0.9 on Euler", MUON.withBeta(0.9), DECAY));
    all.add(muon("Muon, biases faster on Euler", MUON.withOthers(MUON.others(), 0.2), DECAY));
    for (double w : List.of(0.1, 0.5)) {
      all.add(with("look-back + Muon on Euler", "w = " + w, builder -> builder.lookBack(w)));
    }
    all.addAll(averaged(gradients));
    all.addAll(sharpnessAware());
    all.add(
        Contender.composed(
            "Muon on Heun2", settings(MUON, DECAY), RATE, () -> onto(Heun2.builder())));
    return List.copyOf(all);
  }

  /** Averages pay where the rate stays up: it falls to a fifth here. */
  private static List<Contender> averaged(long gradients) {
    String rate = "rate falling to %s only".formatted(FLOOR);
    return List.of(
        with(
            "Muon on Euler, warm-up",
            "5 % of the steps",
            builder -> builder,
            h -> h.afterWarmUp(Math.max(1, gradients / 20))),
        with(
            "Muon on Euler, exponential average",
            "decay 0.99, " + rate,
            builder -> builder.averaging(Averaging.exponential(0.99)),
            MuonVariations::floored),
        with(
            "Muon on Euler, tail average",
            "last 20 %, " + rate,
            builder -> builder.averaging(Averaging.tail(gradients * 4 / 5)),
            MuonVariations::floored));
  }

  private static List<Contender> sharpnessAware() {
    List<Contender> all = new ArrayList<>();
    for (double fraction : List.of(0.7, 0.9)) {
      all.add(
          Contender.switching(
              "Muon on Euler, sharpness-aware at last",
              "from %s of the gradients on with rho = %s, %s"
                  .formatted(fraction, RHO, settings(MUON, DECAY)),
              RATE,
              () -> onto(Euler.builder()),
              fraction,
              () -> SharpnessAware.builder(RHO)));
    }
    all.add(
        Contender.composed(
            "Muon, sharpness-aware",
            "rho = 1, " + settings(MUON, DECAY),
            RATE,
            () -> onto(SharpnessAware.builder(1))));
    return all;
  }

  private static LearningRate floored(LearningRate rate) {
    double first = rate.at(0, 0);
    return (step, epoch) -> FLOOR * first + (1 - FLOOR) * rate.at(step, epoch);
  }

  private static String settings(Muon muon, double decay) {
    return "%s, weight decay %s of matrices".formatted(muon, decay);
  }

  private static Contender muon(String name, Muon muon, double decay) {
    Supplier<OptimizerBuilder> builder =
        () -> Euler.builder().preconditioner(muon).weightDecayOfMatrices(decay);
    return Contender.composed(name, settings(muon, decay), RATE, builder);
  }

  private static Contender with(String name, String what, UnaryOperator<OptimizerBuilder> more) {
    return with(name, what, more, rate -> rate);
  }

  private static Contender with(
      String name,
      String what,
      UnaryOperator<OptimizerBuilder> more,
      UnaryOperator<LearningRate> shape) {
    return Contender.composed(
        name,
        what + ", " + settings(MUON, DECAY),
        1,
        RATE,
        () -> more.apply(onto(Euler.builder())),
        shape::apply);
  }

  private static <O extends org.kutta.runtime.RungeKuttaOptimizer> OptimizerBuilder onto(
      OptimizerBuilder method) {
    return method.preconditioner(MUON).weightDecayOfMatrices(DECAY);
  }
}

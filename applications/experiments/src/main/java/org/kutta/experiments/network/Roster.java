package org.kutta.experiments.network;

import java.util.List;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.DormandPrince54;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Heun2;
import org.kutta.tableaus.SharpnessAware;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;

/** The contenders. */
final class Roster {

  private static final double BETA = 0.9;

  /** Gradients of a central difference, by which a network's Hessian-vector product is formed. */
  private static final int OF_PRODUCT = 2;

  private static final int STAGES = 4;
  private static final double DAMPING = 1;

  private Roster() {}

  /** Returns DL4J's own optimizers. */
  static List<Contender> references() {
    return List.of(
        Contender.reference("DL4J Sgd", "", 0.1, schedule -> new Sgd(schedule)),
        Contender.reference(
            "DL4J Nesterovs", "momentum " + BETA, 0.02, schedule -> new Nesterovs(schedule, BETA)),
        Contender.reference(
            "DL4J Adam",
            "its defaults",
            0.001,
            schedule -> new org.nd4j.linalg.learning.config.Adam(schedule)));
  }

  /** Returns what Dherin et al. (2025) compare: RK4 and its ingredients, and two other methods. */
  static List<Contender> ingredients() {
    int rk4 = 4;
    return List.of(
        Contender.composed("Euler", "", 0.1, Euler::builder),
        Contender.composed("RK4", "", 0.2, ClassicalRk4::builder),
        Contender.composed(
            "RK4 + AdaGrad",
            "(1 + G)^(-1/2) in the flow",
            0.5,
            () -> ClassicalRk4.builder().preconditioner(AdaGrad.inFlow())),
        Contender.composed(
            "RK4 + DALR",
            "p = 1, by central differences",
            rk4 + OF_PRODUCT,
            0.5,
            ClassicalRk4::builder,
            rate -> Dalr.of(rate, 1)),
        Contender.composed(
            "RK4 + momentum",
            "heavy ball " + BETA,
            0.02,
            () -> ClassicalRk4.builder().momentum(Momentum.heavyBall(BETA))),
        Contender.composed(
            "RK4 + all three",
            "AdaGrad in the flow, DALR p = 1, heavy ball " + BETA,
            rk4 + OF_PRODUCT,
            0.1,
            () ->
                ClassicalRk4.builder()
                    .preconditioner(AdaGrad.inFlow())
                    .momentum(Momentum.heavyBall(BETA)),
            rate -> Dalr.of(rate, 1)),
        Contender.composed("DormandPrince54", "", 0.2, DormandPrince54::builder),
        Contender.composed(
            "Chebyshev",
            "%d stages, damping %s".formatted(STAGES, DAMPING),
            0.5,
            () -> ChebyshevDescent.builder(STAGES, DAMPING)));
  }

  /** Returns our compositions that are to be measured against Adam. */
  static List<Contender> compositions() {
    return List.of(
        onEuler("Adam", 0.001, Adam.standard()),
        Contender.composed(
            "AdamW on Euler",
            Adam.standard() + ", weight decay 0.1",
            0.001,
            () -> Euler.builder().preconditioner(Adam.standard()).weightDecay(0.1)),
        Contender.composed(
            "look-back + Adam on Euler",
            "w = 1, " + Adam.diagonal(),
            0.002,
            () -> Euler.builder().lookBack(1).preconditioner(Adam.diagonal())),
        Contender.composed(
            "look-back + Adam with momentum on Euler",
            "w = 1, " + Adam.standard(),
            0.002,
            () -> Euler.builder().lookBack(1).preconditioner(Adam.standard())),
        Contender.composed(
            "Adam on Heun2",
            Adam.standard().toString(),
            0.001,
            () -> Heun2.builder().preconditioner(Adam.standard())),
        Contender.composed(
            "AdaGrad in the flow of RK4",
            AdaGrad.inFlow().toString(),
            0.5,
            () -> ClassicalRk4.builder().preconditioner(AdaGrad.inFlow())),
        Contender.switching(
            "AdamW on Euler, sharpness-aware at last",
            Adam.standard() + ", weight decay 0.1; the last 30 % with rho = 1",
            0.002,
            () -> Euler.builder().preconditioner(Adam.standard()).weightDecay(0.1),
            0.7,
            () -> SharpnessAware.builder(1)),
        MuonVariations.standard());
  }

  private static Contender onEuler(String name, double firstRate, Preconditioner preconditioner) {
    return Contender.composed(
        name + " on Euler",
        preconditioner.toString(),
        firstRate,
        () -> Euler.builder().preconditioner(preconditioner));
  }
}

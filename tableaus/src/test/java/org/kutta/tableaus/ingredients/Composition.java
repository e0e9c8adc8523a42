package org.kutta.tableaus.ingredients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.kutta.nd4j.ScheduledRate;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.NonFinitePolicy;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.RungeKuttaOptimizer;
import org.kutta.runtime.StageSolver;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.rate.StabilityAware;
import org.kutta.runtime.stabilised.AdaptiveChebyshevDescent;
import org.kutta.runtime.stabilised.ChebyshevDescent;
import org.kutta.runtime.stabilised.LegendreDescent;
import org.kutta.tableaus.Alexander2;
import org.kutta.tableaus.BogackiShampine32;
import org.kutta.tableaus.ClassicalRk4;
import org.kutta.tableaus.DormandPrince54;
import org.kutta.tableaus.Euler;
import org.kutta.tableaus.Gauss4;
import org.kutta.tableaus.GenericRk2;
import org.kutta.tableaus.GenericSdirk2;
import org.kutta.tableaus.Heun2;
import org.kutta.tableaus.Kvaerno32;
import org.kutta.tableaus.TrBdf2;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** A method with ingredients, by name: the table that tests of state go through. */
record Composition(String name, Supplier<OptimizerBuilder> builder) {

  RungeKuttaOptimizer build() {
    return builder.get().build();
  }

  @Override
  public String toString() {
    return name;
  }

  /** Returns every ingredient with methods of one and many stages, and combinations. */
  static List<Composition> all() {
    List<Composition> all = new ArrayList<>();
    ingredients()
        .forEach(
            (name, ingredients) -> {
              all.add(with("Euler, " + name, Euler::builder, ingredients));
              all.add(with("Rk4, " + name, ClassicalRk4::builder, ingredients));
            });
    all.add(with("GenericRk2, much", () -> GenericRk2.builder(0.7), ingredients().get("much")));
    all.add(of("Rk4, DALR from stages", ClassicalRk4.builder(), Dalr.of(0.2, 1).fromStages()));
    pairs(all);
    all.add(
        with(
            "Chebyshev, Adam, Nesterov",
            () -> ChebyshevDescent.builder(5, 1),
            b -> b.preconditioner(Adam.standard()).momentum(Momentum.nesterov(0.5))));
    all.add(
        with(
            "Chebyshev, stability-aware",
            () -> ChebyshevDescent.builder(4, 1),
            b -> b.learningRate(StabilityAware.upTo(5))));
    all.add(
        with(
            "Legendre, AdaGrad in the flow, look-back",
            () -> LegendreDescent.builder(5),
            b -> b.preconditioner(AdaGrad.inFlow()).lookBack(0.5)));
    all.add(with("Adaptive Chebyshev", () -> AdaptiveChebyshevDescent.builder(8, 1), b -> {}));
    all.add(
        with(
            "Adaptive Chebyshev, heavy ball",
            () -> AdaptiveChebyshevDescent.builder(8, 1),
            b -> b.momentum(Momentum.heavyBall(0.5))));
    all.add(
        new Composition(
            "Euler to Heun2 to Dopri, heavy ball",
            () ->
                Euler.builder()
                    .learningRate(0.1)
                    .momentum(Momentum.heavyBall(0.5))
                    .budget(8)
                    .switchAfter(0.75, DormandPrince54.builder())
                    .switchAfter(0.25, Heun2.builder())));
    all.add(
        new Composition(
            "Euler to adaptive Chebyshev, averaging",
            () ->
                Euler.builder()
                    .learningRate(0.1)
                    .averaging(Averaging.exponential(0.5))
                    .budget(4)
                    .switchAfter(0.5, AdaptiveChebyshevDescent.builder(8, 1))));
    return all;
  }

  /**
   * Returns every ingredient with implicit methods: diagonal, with an explicit first stage, full,
   * and of a family.
   */
  static List<Composition> implicit() {
    List<Composition> all = new ArrayList<>();
    ingredients()
        .forEach(
            (name, ingredients) -> {
              all.add(with("TrBdf2, " + name, TrBdf2::builder, ingredients));
              all.add(with("Gauss4, " + name, Gauss4::builder, ingredients));
              all.add(
                  with("GenericSdirk2, " + name, () -> GenericSdirk2.builder(0.3), ingredients));
            });
    all.add(
        with(
            "Gauss4, Anderson, Nesterov",
            Gauss4::builder,
            b -> b.stages(StageSolver.fixedPoint().anderson(3)).momentum(Momentum.nesterov(0.5))));
    all.add(
        with(
            "Alexander2, Newton–Krylov, AdaGrad",
            Alexander2::builder,
            b -> b.stages(StageSolver.newtonKrylov()).preconditioner(AdaGrad.inFlow())));
    all.add(
        with(
            "Kvaerno32, PI, heavy ball",
            Kvaerno32::builder,
            b ->
                b.learningRate(ErrorControl.proportional(3, 1e-3, 1e-3))
                    .momentum(Momentum.heavyBall(0.5))));
    all.add(with("Kvaerno32, estimate", Kvaerno32::builder, OptimizerBuilder::estimateError));
    all.add(
        new Composition(
            "Gauss4 to TrBdf2 to Gauss4 after evaluations",
            () ->
                Gauss4.builder()
                    .learningRate(0.1)
                    .budget(90)
                    .switchAfter(0.2, TrBdf2.builder())
                    .switchAfter(0.5, Gauss4.builder())));
    all.add(
        with(
            "Kvaerno32, estimate, clipping",
            Kvaerno32::builder,
            b -> b.estimateError().clipGradientNorm(0.5)));
    return all;
  }

  private static Map<String, Consumer<OptimizerBuilder>> ingredients() {
    Map<String, Consumer<OptimizerBuilder>> ingredients = new LinkedHashMap<>();
    ingredients.put("plain", b -> {});
    ingredients.put("cosine", b -> b.learningRate(LearningRate.cosine(0.1, 20).afterWarmUp(3)));
    ingredients.put(
        "ND4J's schedule",
        b ->
            b.learningRate(
                new ScheduledRate(new StepSchedule(ScheduleType.ITERATION, 0.1, 0.5, 3))));
    ingredients.put(
        "ND4J's schedule by epochs",
        b -> b.learningRate(new ScheduledRate(new StepSchedule(ScheduleType.EPOCH, 0.1, 0.5, 1))));
    ingredients.put("AdaGrad in the flow", b -> b.preconditioner(AdaGrad.inFlow()));
    ingredients.put("AdaGrad on the update", b -> b.preconditioner(AdaGrad.onUpdate()));
    ingredients.put("RmsProp", b -> b.preconditioner(RmsProp.standard()));
    ingredients.put(
        "RmsProp corrected", b -> b.preconditioner(RmsProp.standard().withBiasCorrection()));
    ingredients.put("Adam", b -> b.preconditioner(Adam.standard()));
    ingredients.put("AdamW", b -> b.preconditioner(Adam.standard()).weightDecay(0.1));
    ingredients.put("Muon", b -> b.preconditioner(Muon.standard()).weightDecayOfMatrices(0.3));
    ingredients.put(
        "Muon without Nesterov", b -> b.preconditioner(Muon.standard().withoutNesterov()));
    ingredients.put("DALR", b -> b.learningRate(Dalr.of(0.2, 1)));
    ingredients.put(
        "DALR scheduled", b -> b.learningRate(Dalr.of(LearningRate.cosine(0.2, 30), 0.5)));
    ingredients.put("stability-aware", b -> b.learningRate(StabilityAware.upTo(0.2).every(2)));
    ingredients.put("heavy ball", b -> b.momentum(Momentum.heavyBall(0.9).restartOnIncrease()));
    ingredients.put("mean", b -> b.momentum(Momentum.mean(0.9)));
    ingredients.put("Nesterov", b -> b.momentum(Momentum.nesterov(0.9).restartOnIncrease()));
    ingredients.put("look-back", b -> b.lookBack(1));
    ingredients.put("clipping", b -> b.clipGradientNorm(0.5));
    ingredients.put("clipping of values", b -> b.clipGradientValue(0.1));
    ingredients.put(
        "halving", b -> b.onNonFinite(NonFinitePolicy.HALVE).preconditioner(AdaGrad.inFlow()));
    ingredients.put("exponential average", b -> b.averaging(Averaging.exponential(0.9)));
    ingredients.put("tail average", b -> b.averaging(Averaging.tail(2)));
    ingredients.put(
        "much",
        b ->
            b.learningRate(Dalr.of(0.1, 1))
                .preconditioner(AdaGrad.inFlow())
                .momentum(Momentum.nesterov(0.5))
                .lookBack(0.5)
                .weightDecay(0.01)
                .clipGradientNorm(1)
                .averaging(Averaging.exponential(0.5)));
    ingredients.put(
        "own rate and momentum",
        b ->
            b.learningRate(new OwnIngredientsTest.Normalised(0.05))
                .momentum(new OwnIngredientsTest.QuasiHyperbolic(0.9, 0.7)));
    ingredients.put(
        "look-back Adam",
        b -> b.lookBack(1).preconditioner(Adam.diagonal()).momentum(Momentum.mean(0.5)));
    return ingredients;
  }

  /** Methods whose last stage is the first of the next step, with and without control. */
  private static void pairs(List<Composition> all) {
    all.add(pair("estimate", b -> b.learningRate(0.1).estimateError()));
    all.add(
        pair(
            "estimate, AdaGrad in the flow",
            b -> b.learningRate(0.1).estimateError().preconditioner(AdaGrad.inFlow())));
    all.add(
        pair("estimate, clipping", b -> b.learningRate(0.1).estimateError().clipGradientNorm(0.5)));
    all.add(
        pair(
            "estimate, heavy ball",
            b -> b.learningRate(0.1).estimateError().momentum(Momentum.heavyBall(0.9))));
    all.add(
        pair(
            "estimate, Adam",
            b -> b.learningRate(0.01).estimateError().preconditioner(Adam.standard())));
    all.add(pair("I", b -> b.learningRate(ErrorControl.integral(3, 1e-3, 1e-3))));
    all.add(pair("PI", b -> b.learningRate(ErrorControl.proportional(3, 1e-3, 1e-3))));
    all.add(
        pair(
            "PID, AdaGrad in the flow, Nesterov",
            b ->
                b.learningRate(ErrorControl.filtered(3, 1e-3, 1e-3).upTo(4))
                    .preconditioner(AdaGrad.inFlow())
                    .momentum(Momentum.nesterov(0.5))));
  }

  private static Composition pair(String name, Consumer<OptimizerBuilder> ingredients) {
    return with("BogackiShampine32, " + name, BogackiShampine32::builder, ingredients);
  }

  private static Composition of(String name, OptimizerBuilder builder, Dalr rate) {
    return new Composition(name, () -> builder.learningRate(rate));
  }

  private static Composition with(
      String name, Supplier<OptimizerBuilder> method, Consumer<OptimizerBuilder> ingredients) {
    return new Composition(
        name,
        () -> {
          OptimizerBuilder builder = method.get().learningRate(0.05);
          ingredients.accept(builder);
          return builder;
        });
  }
}

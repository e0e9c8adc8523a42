package org.kutta.benchmarks.ingredients;

import java.util.function.Consumer;
import java.util.function.Predicate;
import org.kutta.runtime.Averaging;
import org.kutta.runtime.OptimizerBuilder;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.AdaGrad;
import org.kutta.runtime.preconditioner.Adam;
import org.kutta.runtime.preconditioner.Muon;
import org.kutta.runtime.preconditioner.RmsProp;
import org.kutta.runtime.rate.Dalr;
import org.kutta.runtime.rate.ErrorControl;
import org.kutta.runtime.rate.StabilityAware;

/** What is added to a step, as one line of a builder does it. */
public enum Ingredient {
  /** The step of the generated class, which all others are compared with. */
  NOTHING("nothing", b -> {}),
  /** Every gradient's norm. */
  CLIP_NORM("`.clipGradientNorm(1)`", b -> b.clipGradientNorm(1)),
  /** Every gradient's entries. */
  CLIP_VALUE("`.clipGradientValue(1)`", b -> b.clipGradientValue(1)),
  /** Momentum as a sum. */
  HEAVY_BALL("`.momentum(heavyBall(0.9))`", b -> b.momentum(Momentum.heavyBall(0.9))),
  /** Momentum that looks ahead. */
  NESTEROV("`.momentum(nesterov(0.9))`", b -> b.momentum(Momentum.nesterov(0.9))),
  /** The optimistic gradient. */
  LOOK_BACK("`.lookBack(1)`", b -> b.lookBack(1)),
  /** Decoupled. */
  WEIGHT_DECAY("`.weightDecay(1e-4)`", b -> b.weightDecay(1e-4)),
  /** Of iterates. */
  AVERAGING("`.averaging(exponential(0.999))`", b -> b.averaging(Averaging.exponential(0.999))),
  /** Inside every stage. */
  ADAGRAD_FLOW("`.preconditioner(AdaGrad.inFlow())`", b -> b.preconditioner(AdaGrad.inFlow())),
  /** Once a step. */
  ADAGRAD_UPDATE(
      "`.preconditioner(AdaGrad.onUpdate())`", b -> b.preconditioner(AdaGrad.onUpdate())),
  /** The diagonal of squares. */
  RMS_PROP("`.preconditioner(RmsProp.standard())`", b -> b.preconditioner(RmsProp.standard())),
  /** The diagonal of squares alone, with its bias corrected. */
  ADAM_DIAGONAL("`.preconditioner(Adam.diagonal())`", b -> b.preconditioner(Adam.diagonal())),
  /** The diagonal of squares, and a mean of gradients. */
  ADAM("`.preconditioner(Adam.standard())`", b -> b.preconditioner(Adam.standard())),
  /** On one matrix, and Adam on the bias. */
  MUON("`.preconditioner(Muon.standard())`", b -> b.preconditioner(Muon.standard())),
  /** By exact Hessian-vector products, whose own price is left out. */
  DALR("`.learningRate(Dalr.of(c, 1))`", b -> b.learningRate(Dalr.of(1e-3, 1))),
  /** By the stages of the step before. */
  DALR_FROM_STAGES(
      "`.learningRate(Dalr.of(c, 1).fromStages())`",
      b -> b.learningRate(Dalr.of(1e-3, 1).fromStages()),
      method -> method.evaluationsPerStep() > 1),
  /** One power iteration a step, the price of products left out. */
  STABILITY_AWARE(
      "`.learningRate(StabilityAware.upTo(c))`", b -> b.learningRate(StabilityAware.upTo(1e-3))),
  /** The estimate alone. */
  ESTIMATE("`.estimateError()`", b -> b.estimateError(), MethodFacts::hasEmbedded),
  /** The estimate, and the norms that judge it. */
  ERROR_CONTROL(
      "`.learningRate(ErrorControl.proportional(…))`",
      b -> b.learningRate(ErrorControl.proportional(1e-3, 1e-4, 1e-4).upTo(1e-3)),
      MethodFacts::hasEmbedded);

  private final String line;
  private final Consumer<OptimizerBuilder> addition;
  private final Predicate<MethodFacts> fit;

  Ingredient(String line, Consumer<OptimizerBuilder> addition) {
    this(line, addition, method -> true);
  }

  Ingredient(String line, Consumer<OptimizerBuilder> addition, Predicate<MethodFacts> fit) {
    this.line = line;
    this.addition = addition;
    this.fit = fit;
  }

  /** Returns the builder's line. */
  String line() {
    return line;
  }

  void addTo(OptimizerBuilder builder) {
    addition.accept(builder);
  }

  /** Returns whether steps of that method can have it. */
  boolean fits(MethodFacts method) {
    return fit.test(method);
  }
}

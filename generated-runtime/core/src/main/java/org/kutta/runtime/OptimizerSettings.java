package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.Description;
import org.kutta.runtime.rate.RatePolicy;

/**
 * What a builder hands to the optimizer that it builds.
 *
 * @param learningRate asked once per step
 * @param nonFinite what to do about a loss or gradient that is not finite
 * @param estimateError whether steps also form the embedded error
 * @param clipping of every fresh gradient
 * @param preconditioner of the flow or the update
 * @param lookBack w of g* ← (1 + w)g*_n − w g*_{n−1}; 0 for none
 * @param momentum of the finished step
 * @param weightDecay decoupled
 * @param averaging of the iterates
 * @param stageSolver how an implicit method solves its stage equations
 * @param switches to other tableaus, by rising evaluations
 * @param listeners called after each step, in this order
 */
public record OptimizerSettings(
    RatePolicy learningRate,
    NonFinitePolicy nonFinite,
    boolean estimateError,
    Optional<Clipping> clipping,
    Optional<Preconditioner> preconditioner,
    double lookBack,
    Optional<Momentum> momentum,
    Optional<WeightDecay> weightDecay,
    Optional<Averaging> averaging,
    StageSolver stageSolver,
    List<TableauSwitch> switches,
    List<StepListener> listeners) {

  public OptimizerSettings {
    switches = List.copyOf(switches);
    listeners = List.copyOf(listeners);
  }

  /** Returns what is set, one ingredient a line, as a saved state remembers it. */
  public List<String> description() {
    List<String> lines = new ArrayList<>();
    lines.add("learning rate: " + Description.of(learningRate));
    clipping.ifPresent(clip -> lines.add("gradient clipping: " + clip));
    preconditioner.ifPresent(p -> lines.add("preconditioner: " + Description.of(p)));
    if (lookBack != 0) {
      lines.add("look-back: " + lookBack);
    }
    momentum.ifPresent(m -> lines.add("momentum: " + Description.of(m)));
    weightDecay.ifPresent(decay -> lines.add("weight decay: " + decay));
    averaging.ifPresent(average -> lines.add("averaging: " + average));
    if (!stageSolver.equals(StageSolver.fixedPoint())) {
      lines.add("stages: " + stageSolver);
    }
    switches.forEach(change -> lines.add("switch: " + change));
    return lines;
  }
}

package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kutta.runtime.momentum.Momentum;
import org.kutta.runtime.preconditioner.Preconditioner;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.state.Setting;
import org.kutta.runtime.state.SettingValue;

/**
 * What a builder hands to the optimizer that it builds.
 *
 * @param learningRate asked once per step
 * @param nonFinite what to do about a loss or gradient that is not finite
 * @param maxHalvings how many attempts of a step may be rejected
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
    int maxHalvings,
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

  /** Returns what is set and differs from the defaults, as a saved state remembers it. */
  public List<SettingValue> values() {
    List<SettingValue> values = new ArrayList<>();
    values.add(SettingValue.of(Setting.LEARNING_RATE, (Object) learningRate));
    if (nonFinite != NonFinitePolicy.THROW) {
      values.add(SettingValue.of(Setting.NON_FINITE, nonFinite.toString()));
    }
    if (maxHalvings != RungeKuttaOptimizer.MAX_HALVINGS) {
      values.add(SettingValue.of(Setting.MAX_HALVINGS, String.valueOf(maxHalvings)));
    }
    if (estimateError && !learningRate.controlsError()) {
      values.add(SettingValue.of(Setting.ERROR_ESTIMATE, "at each step"));
    }
    clipping.ifPresent(clip -> values.add(SettingValue.of(Setting.CLIPPING, clip.toString())));
    preconditioner.ifPresent(p -> values.add(SettingValue.of(Setting.PRECONDITIONER, (Object) p)));
    if (lookBack != 0) {
      values.add(SettingValue.of(Setting.LOOK_BACK, String.valueOf(lookBack)));
    }
    momentum.ifPresent(m -> values.add(SettingValue.of(Setting.MOMENTUM, (Object) m)));
    weightDecay.ifPresent(
        decay -> values.add(SettingValue.of(Setting.WEIGHT_DECAY, decay.toString())));
    averaging.ifPresent(mean -> values.add(SettingValue.of(Setting.AVERAGING, mean.toString())));
    if (!stageSolver.equals(StageSolver.fixedPoint())) {
      values.add(SettingValue.of(Setting.STAGE_SOLVER, stageSolver.toString()));
    }
    if (!switches.isEmpty()) {
      String all = switches.stream().map(String::valueOf).collect(Collectors.joining(", then "));
      values.add(SettingValue.of(Setting.SWITCHES, all));
    }
    return values;
  }
}

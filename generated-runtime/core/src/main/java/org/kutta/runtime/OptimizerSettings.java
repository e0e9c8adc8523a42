package org.kutta.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kutta.runtime.ingredient.Ingredient;
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
 * @param ingredients what else acts on a step, in this order, each setting at most once
 * @param stageSolver how an implicit method solves its stage equations
 * @param switches to other tableaus, by rising evaluations
 * @param listeners called after each step, in this order
 */
public record OptimizerSettings(
    RatePolicy learningRate,
    NonFinitePolicy nonFinite,
    int maxHalvings,
    boolean estimateError,
    List<Ingredient> ingredients,
    StageSolver stageSolver,
    List<TableauSwitch> switches,
    List<StepListener> listeners) {

  public OptimizerSettings {
    ingredients = List.copyOf(ingredients);
    switches = List.copyOf(switches);
    listeners = List.copyOf(listeners);
  }

  /** Returns whether one of the ingredients is that setting. */
  public boolean has(Setting setting) {
    return ingredients.stream().anyMatch(each -> each.setting() == setting);
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
    ingredients.forEach(ingredient -> values.add(ingredient.value()));
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

package org.kutta.runtime.rate;

import java.util.OptionalLong;
import org.kutta.runtime.state.SettingValue;

/** A rate that is approached in proportion. */
record WarmUpRate(LearningRate rate, long steps) implements LearningRate {
  WarmUpRate {
    Rates.requireSteps(steps);
  }

  @Override
  public double at(long step, int epoch) {
    double h = rate.at(step, epoch);
    return step < steps ? h * (step + 1) / steps : h;
  }

  @Override
  public OptionalLong plannedSteps() {
    return rate.plannedSteps();
  }

  @Override
  public String toString() {
    return "%s after %d steps of warm-up".formatted(SettingValue.description(rate), steps);
  }
}

package org.kutta.nd4j;

import org.kutta.runtime.rate.LearningRate;
import org.kutta.runtime.state.SettingValue;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The learning rate of an ND4J schedule, by its iterations and epochs.
 *
 * @param schedule asked once per step
 */
public record ScheduledRate(ISchedule schedule) implements LearningRate {

  @Override
  public double at(long step, int epoch) {
    return schedule.valueAt(Math.toIntExact(step), epoch);
  }

  @Override
  public String toString() {
    return SettingValue.description(schedule);
  }
}

package org.kutta.runtime;

import org.kutta.runtime.state.SettingValue;
import org.nd4j.linalg.schedule.ISchedule;

/** The rate of an ND4J schedule. */
record ScheduledRate(ISchedule schedule) implements LearningRate {
  @Override
  public double at(long step, int epoch) {
    return schedule.valueAt(Math.toIntExact(step), epoch);
  }

  @Override
  public String toString() {
    return SettingValue.description(schedule);
  }
}

package org.kutta.experiments.trial;

/** Shows how far an experiment is. Units of work take about the same time. */
public interface Progress extends AutoCloseable {

  /** Adds units to the expected work. */
  void expect(long units);

  /** Takes units off the expected work. */
  void spare(long units);

  /** A trial begins. */
  void begin(String trial);

  /** Marks units as done. */
  void advance(long units);

  /** A trial ended. */
  void end(String trial, String result);

  @Override
  void close();

  /** Shows nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void expect(long units) {}

        @Override
        public void spare(long units) {}

        @Override
        public void begin(String trial) {}

        @Override
        public void advance(long units) {}

        @Override
        public void end(String trial, String result) {}

        @Override
        public void close() {}
      };
}

package org.kutta.experiments.trial;

/** Tells the user how far an experiment is. Units of work are about equally long. */
public interface Progress extends AutoCloseable {

  /** So many units more are to be done. */
  void expect(long units);

  /** So many expected units will not be needed. */
  void spare(long units);

  /** A trial begins. */
  void begin(String trial);

  /** So many units are done. */
  void advance(long units);

  /** A trial ended. */
  void end(String trial, String result);

  @Override
  void close();

  /** Tells nobody. */
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

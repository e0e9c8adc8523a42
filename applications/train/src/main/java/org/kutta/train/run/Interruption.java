package org.kutta.train.run;

import java.util.concurrent.CountDownLatch;

/**
 * Holds the end of this process up, where a signal such as SIGINT or SIGTERM asks for it, until the
 * work under way is safe. Java then ends with the signal's exit code, 128 and its number.
 */
public final class Interruption implements AutoCloseable {

  private final CountDownLatch safe = new CountDownLatch(1);
  private final Thread hook = new Thread(this::holdUp, "kutta-interruption");
  private volatile boolean requested;

  private Interruption() {}

  /** Begins to listen. */
  public static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void holdUp() {
    requested = true;
    boolean waiting = true;
    while (waiting) {
      try {
        safe.await();
        waiting = false;
      } catch (InterruptedException e) {
        // Nothing interrupts it: the training under way would be lost.
      }
    }
  }

  /** Returns whether this process is to end. */
  public boolean isRequested() {
    return requested;
  }

  /** Lets the process end. */
  @Override
  public void close() {
    safe.countDown();
    if (!requested) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process has begun to end meanwhile.
      }
    }
  }
}

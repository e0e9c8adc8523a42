package org.kutta.nd4j;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Threads that share the chunks of long vectors. Lane 0 is the thread that calls.
 *
 * <p>Each lane begins with chunks of its own, the same ones at every call, so that they stay in its
 * core's cache from stage to stage, and then takes what is left of the others'. If the system wakes
 * a lane late, the others take its chunks; nothing waits for it.
 *
 * <p>Lanes work while ND4J does not, between gradients. They wait asleep, so as not to take the
 * cores from a gradient, except where calls follow each other at once. Thread-safe: a caller that
 * finds the lanes taken works alone.
 */
final class Lanes {

  /** One chunk's work. */
  interface Work {

    /** Does one chunk, independently of all others. */
    void perform(int lane, int chunk);
  }

  /** Calls that follow within this time will be awaited awake. */
  private static final long SOON_NANOS = 30_000;

  /** What is worth the price of waking a lane, in operations on chunks: some 100 microseconds. */
  private static final int WORTH_WAKING = 600;

  /** What is worth sharing with lanes that are awake. */
  private static final int WORTH_SHARING = 40;

  /** Memory has no more speed to give than some cores can take. */
  private static final int MAX_LANES = 8;

  /** Counters of different lanes are kept on cache lines of their own. */
  private static final int STRIDE = 32;

  /** How many lanes there are to be, for those who want fewer. */
  private static final String PROPERTY = "org.kutta.lanes";

  private static final Lanes SHARED = new Lanes(Integer.getInteger(PROPERTY, standard()));

  private final int count;
  private final AtomicBoolean taken = new AtomicBoolean();

  /** How many of each lane's chunks no one has begun; set last, it makes a call's work visible. */
  private final AtomicIntegerArray remaining;

  private final AtomicInteger unfinished = new AtomicInteger();
  private final Sleeper[] sleepers;
  private @Nullable Work work;
  private int chunks;
  private boolean started;
  private long lastEnd = System.nanoTime();
  private volatile boolean soon;
  private volatile @Nullable Throwable failure;

  /**
   * @param count how many lanes, that of the caller included
   */
  Lanes(int count) {
    this.count = Math.max(1, count);
    this.remaining = new AtomicIntegerArray(this.count * STRIDE);
    this.sleepers = new Sleeper[this.count - 1];
  }

  private static int standard() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Math.min(MAX_LANES, Math.min(cores, Nd4j.getEnvironment().maxThreads()));
  }

  /**
   * Returns the lanes of this process: as many as the system property {@code org.kutta.lanes} says,
   * or else one for each core, but no more than ND4J may use threads ({@code OMP_NUM_THREADS}) and
   * eight.
   */
  static Lanes shared() {
    return SHARED;
  }

  int count() {
    return count;
  }

  /**
   * Does all chunks.
   *
   * @param operations how many operations a chunk's work consists of
   */
  void perform(Work work, int chunks, int operations) {
    long cost = (long) chunks * operations;
    if (count == 1 || cost < WORTH_SHARING || !taken.compareAndSet(false, true)) {
      for (int chunk = 0; chunk < chunks; chunk++) {
        work.perform(0, chunk);
      }
      return;
    }
    try {
      share(work, chunks, cost);
    } finally {
      lastEnd = System.nanoTime();
      taken.set(false);
    }
  }

  private void share(Work work, int chunks, long cost) {
    this.work = work;
    this.chunks = chunks;
    soon = System.nanoTime() - lastEnd < SOON_NANOS;
    unfinished.set(chunks);
    for (int lane = 0; lane < count; lane++) {
      remaining.set(lane * STRIDE, end(lane) - end(lane - 1));
    }
    if (soon || cost >= WORTH_WAKING) {
      wake();
    }
    takeAll(0);
    for (int spins = 0; unfinished.get() > 0; spins++) {
      if (spins < 1000) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    throwFailure();
  }

  private void throwFailure() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private int end(int lane) {
    return (int) ((long) chunks * (lane + 1) / count);
  }

  private void wake() {
    if (!started) {
      started = true;
      for (int i = 0; i < sleepers.length; i++) {
        sleepers[i] = new Sleeper(i + 1);
        sleepers[i].start();
      }
    }
    for (Sleeper sleeper : sleepers) {
      if (sleeper.asleep) {
        LockSupport.unpark(sleeper);
      }
    }
  }

  /** Does the lane's own chunks that no one has begun, then those of the others. */
  private void takeAll(int lane) {
    for (int i = 0; i < count; i++) {
      int owner = (lane + i) % count;
      while (remaining.get(owner * STRIDE) > 0) {
        int before = remaining.getAndDecrement(owner * STRIDE);
        if (before > 0) {
          take(lane, end(owner) - before);
        }
      }
    }
  }

  private void take(int lane, int chunk) {
    try {
      if (work != null) {
        work.perform(lane, chunk);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      unfinished.decrementAndGet();
    }
  }

  private boolean isWorkLeft() {
    for (int lane = 0; lane < count; lane++) {
      if (remaining.get(lane * STRIDE) > 0) {
        return true;
      }
    }
    return false;
  }

  /** A lane's thread. It ends with the process. */
  private final class Sleeper extends Thread {

    private final int lane;
    private volatile boolean asleep;

    Sleeper(int lane) {
      super("kutta-lane-" + lane);
      this.lane = lane;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (true) {
        takeAll(lane);
        if (!soon || !comesSoon()) {
          sleep();
        }
      }
    }

    private boolean comesSoon() {
      long deadline = System.nanoTime() + SOON_NANOS;
      while (System.nanoTime() < deadline) {
        if (isWorkLeft()) {
          return true;
        }
        Thread.onSpinWait();
      }
      return false;
    }

    private void sleep() {
      asleep = true;
      // Looked at after the flag is up, as the caller looks at the flag after the work is there.
      while (!isWorkLeft()) {
        LockSupport.park(Lanes.this);
      }
      asleep = false;
    }
  }
}

package org.kutta.tableaus;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What an action takes from the heap, as the thread counts it. */
public final class HeapMemory {

  private static final int TRIES = 5;

  private HeapMemory() {}

  /**
   * Returns the bytes that an action allocates at least: the fewest of some tries. A test that asks
   * HotSpot's second compiler for a method pays with a few objects, once, and at any time.
   */
  public static long allocatedBy(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long fewest = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && fewest > 0; i++) {
      long before = threads.getThreadAllocatedBytes(thread);
      action.run();
      fewest = Math.min(fewest, threads.getThreadAllocatedBytes(thread) - before);
    }
    return fewest;
  }
}

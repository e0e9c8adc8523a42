package org.kutta.runtime;

import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Which thread is inside an optimizer, and by which entry: a thread that must not come in next to
 * it is refused before anything is touched.
 *
 * <p>There are two kinds of entries. What changes the optimizer or the parameters is alone: a
 * second thread is refused, and so is a call from inside the same step. What only reads, such as
 * saving, waits until the optimizer is between two steps; steps that come meanwhile wait for it.
 *
 * <p>Listeners run when their step is complete: they, and other threads meanwhile, may read, and
 * listeners may do everything but step and restore.
 */
final class Ownership {

  /** What is done inside an optimizer, by the name of the method that does it. */
  enum Entry {
    NONE(""),
    STEP("step"),
    LISTENERS("step"),
    AVERAGED("withAveragedParameters"),
    RESTORE("restore"),
    SAVE("save"),
    READ_AVERAGE("averagedParameters"),
    START_EPOCH("startEpoch"),
    PARAMETERS_CHANGED("parametersChanged");

    private final String method;

    Entry(String method) {
      this.method = method;
    }

    /** Returns whether the thread that is here may enter there too. */
    private boolean allows(Entry inner) {
      return switch (this) {
        case LISTENERS -> inner != STEP && inner != RESTORE;
        case AVERAGED -> inner == READ_AVERAGE;
        default -> false;
      };
    }
  }

  private final String optimizer;
  private @Nullable Thread owner;
  private Entry entry = Entry.NONE;
  private @Nullable Thread reader;

  /** Those at work and those that wait. */
  private int readers;

  Ownership(String optimizer) {
    this.optimizer = optimizer;
  }

  /**
   * Enters alone; waits for those who read.
   *
   * @return where the thread was before, for {@link #leave}
   * @throws IllegalStateException if another thread is inside, or the same one where it must not
   *     enter again
   */
  synchronized Entry enter(Entry wanted) {
    requireAdmitted(wanted);
    boolean interrupted = false;
    while (readers > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    // Another thread that waited too may have been faster.
    requireAdmitted(wanted);
    Entry before = entry;
    owner = Thread.currentThread();
    entry = wanted;
    return before;
  }

  /** Goes back to where {@link #enter} came from. */
  synchronized void leave(Entry before) {
    entry = before;
    if (before == Entry.NONE) {
      owner = null;
    }
    if (readers > 0) {
      notifyAll();
    }
  }

  /** Says that the step is complete, and only its listeners are still to hear of it. */
  synchronized void completeStep() {
    entry = Entry.LISTENERS;
    notifyAll();
  }

  /**
   * Begins to read, once no step is under way.
   *
   * @throws InterruptedIOException if the thread was interrupted while it waited
   * @throws IllegalStateException if this thread is inside itself, where it would wait for ever
   */
  synchronized void beginReading(Entry wanted) throws InterruptedIOException {
    Thread current = Thread.currentThread();
    if (reader == current) {
      throw refusalOfReentry(wanted, Entry.SAVE);
    }
    if (owner == current && !entry.allows(wanted)) {
      throw refusalOfReentry(wanted, entry);
    }
    readers++;
    try {
      while (reader != null || isBusyFor(current)) {
        wait();
      }
      reader = current;
    } catch (InterruptedException e) {
      readers--;
      notifyAll();
      current.interrupt();
      throw new InterruptedIOException(
          "%s: interrupted while %s waited for the end of %s"
              .formatted(optimizer, wanted.method, holder()));
    }
  }

  /** Ends what {@link #beginReading} began. */
  synchronized void endReading() {
    reader = null;
    readers--;
    notifyAll();
  }

  private boolean isBusyFor(Thread current) {
    return owner != null && owner != current && entry != Entry.LISTENERS;
  }

  private void requireAdmitted(Entry wanted) {
    Thread current = Thread.currentThread();
    if (reader == current) {
      throw refusalOfReentry(wanted, Entry.SAVE);
    }
    if (owner == current) {
      if (!entry.allows(wanted)) {
        throw refusalOfReentry(wanted, entry);
      }
    } else if (owner != null) {
      throw new IllegalStateException(
          "%s: %s of thread \"%s\" is refused, since %s is under way; an optimizer has one owner at a time: build one for each thread"
              .formatted(optimizer, wanted.method, current.getName(), holder()));
    }
  }

  private String holder() {
    return owner == null
        ? "another thread's save"
        : "%s of thread \"%s\"".formatted(entry.method, owner.getName());
  }

  private IllegalStateException refusalOfReentry(Entry wanted, Entry outer) {
    String where =
        switch (outer) {
          case LISTENERS -> "a listener; return from the listener first";
          case AVERAGED ->
              "withAveragedParameters, while the averaged parameters stand in the objective's; return from the action first";
          case SAVE -> "its own save";
          default ->
              "its own "
                  + outer.method
                  + ", as by the objective, a learning rate or a preconditioner; call it when "
                  + outer.method
                  + " has returned";
        };
    return new IllegalStateException(
        "%s: %s is refused from inside %s (thread \"%s\")"
            .formatted(optimizer, wanted.method, where, Thread.currentThread().getName()));
  }
}

package org.kutta.generator.number;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.budget.OutOfTimeException;

/**
 * Numbers that a stage of the compiler works with: until this is closed, their operations end with
 * {@link OutOfTimeException} at the deadline of the stage. One operation above nested roots can
 * take longer than all the rest, and operators have no place for a deadline.
 *
 * <p>Scopes nest: the end of the inner one brings the deadline of the outer one back. For one
 * thread, as the numbers of a tower are.
 */
public final class TimedNumbers implements AutoCloseable {

  private final Map<Extension, Deadline> before = new IdentityHashMap<>();

  private TimedNumbers() {}

  /** Begins a stage that works with some numbers, and with what is computed from them. */
  public static TimedNumbers until(Deadline deadline, Collection<Real> numbers) {
    TimedNumbers timed = new TimedNumbers();
    numbers.forEach(number -> timed.add(number.extension(), deadline));
    return timed;
  }

  private void add(Optional<Extension> top, Deadline deadline) {
    for (Optional<Extension> e = top; e.isPresent(); e = e.get().below()) {
      if (!before.containsKey(e.get())) {
        before.put(e.get(), e.get().workUntil(deadline));
      }
    }
  }

  @Override
  public void close() {
    before.forEach(Extension::workUntil);
  }
}

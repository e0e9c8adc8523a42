package org.kutta.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who hear of finished steps. What one of them throws keeps none of the others from it. */
final class Listeners {

  private final List<StepListener> listeners;

  Listeners(List<StepListener> listeners) {
    this.listeners = listeners;
  }

  boolean isEmpty() {
    return listeners.isEmpty();
  }

  /** Tells all of them, in their order; then throws what the first that failed threw, as it is. */
  void tell(RungeKuttaOptimizer optimizer, StepReport report) {
    Throwable first = null;
    // By index: an iterator would be the step's only garbage.
    for (int i = 0; i < listeners.size(); i++) {
      StepListener listener = listeners.get(i);
      try {
        listener.onStep(optimizer, report);
      } catch (Throwable thrown) {
        first = add(first, thrown, listener, report.step());
      }
    }
    if (first != null) {
      Listeners.<RuntimeException>rethrow(first);
    }
  }

  private static Throwable add(
      @Nullable Throwable first, Throwable thrown, StepListener listener, long step) {
    thrown.addSuppressed(
        new IllegalStateException(
            "thrown by the listener %s after step %d, which is complete: parameters and state are those after it"
                .formatted(listener.getClass().getName(), step)));
    if (first == null) {
      return thrown;
    }
    if (first != thrown) {
      first.addSuppressed(thrown);
    }
    return first;
  }

  /** Throws what may be checked: languages other than Java throw it without saying so. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
    throw (T) thrown;
  }
}

package org.kutta.runtime;

import java.lang.System.Logger.Level;
import org.kutta.runtime.rate.RatePolicy;

/** Warns, once, that a run goes on past the steps that its learning rate was planned for. */
final class EndOfSchedule {

  private static final System.Logger LOG = System.getLogger("org.kutta.runtime");

  private final RatePolicy policy;
  private final long planned;
  private boolean said;

  EndOfSchedule(RatePolicy policy) {
    this.policy = policy;
    this.planned = policy.plannedSteps().orElse(Long.MAX_VALUE);
  }

  /**
   * Looks at a step that begins.
   *
   * @param step the number of finished steps
   */
  void look(long step) {
    if (step >= planned && !said) {
      said = true;
      LOG.log(
          Level.WARNING,
          "step {0,number,#} is past the end of the learning rate {1}, planned for {2,number,#} steps: the rate is 0"
              + " from there on, and the parameters stay as they are; plan for the steps of the whole run",
          step + 1,
          policy,
          planned);
    }
  }
}

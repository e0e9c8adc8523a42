package org.kutta.runtime;

import java.lang.System.Logger.Level;
import org.kutta.runtime.rate.RatePolicy;

/** Warns, once, that a run goes on past the steps that its learning rate was planned for. */
final class EndOfSchedule {

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
      // Asked for here: it takes 200 classes, which a first step need not wait for.
      System.Logger log = System.getLogger("org.kutta.runtime");
      log.log(
          Level.WARNING,
          "step {0,number,#} is past the end of the learning rate {1}, planned for {2,number,#} steps: the rate is 0"
              + " from there on, and the parameters stay as they are; plan for the steps of the whole run",
          step + 1,
          policy,
          planned);
    }
  }
}

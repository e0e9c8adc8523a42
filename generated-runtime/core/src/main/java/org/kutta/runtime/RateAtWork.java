package org.kutta.runtime;

import org.jspecify.annotations.Nullable;
import org.kutta.runtime.method.MethodFacts;
import org.kutta.runtime.rate.RatePolicy;
import org.kutta.runtime.state.Range;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.state.StateScalar;

/** The learning rate of one optimizer: asked for each step, and held to its contract. */
final class RateAtWork implements Blame.Party {

  private final RatePolicy policy;
  private final RatePolicy.Action rate;
  private final @Nullable StateScalar curvature;
  private final EndOfSchedule end;

  /** Puts a policy to work; what it remembers is declared in {@code state}. */
  RateAtWork(RatePolicy policy, State state) {
    this.policy = policy;
    this.rate = policy.over(state);
    this.curvature =
        rate.needsStageCurvature() ? state.scalar("stage curvature", Double.NaN, Range.NORM) : null;
    this.end = new EndOfSchedule(policy);
  }

  @Override
  public String words() {
    return "the learning rate `%s`".formatted(SettingValue.description(policy));
  }

  boolean needsGradientAtStart() {
    return rate.needsGradientAtStart();
  }

  boolean needsStageCurvature() {
    return rate.needsStageCurvature();
  }

  /** Returns the learning rate of a step's first attempt; {@link #begin} then checks it. */
  double propose(MethodFacts method, long step, int epoch, StartOfStep start, Blame blame) {
    start.begin(method, step, epoch, curvature == null ? Double.NaN : curvature.current());
    Blame.Party caller = blame.pass(this);
    double h = rate.propose(start);
    blame.back(caller);
    return h;
  }

  /** Begins a step with what was proposed. */
  void begin(double h, long step, int epoch) {
    if (!(h >= 0 && h < Double.POSITIVE_INFINITY)) {
      throw StageFailure.ofContract(
          ("the policy `%s` proposes the learning rate %s at step %d, epoch %d: it must be finite"
                  + " and not negative")
              .formatted(SettingValue.description(policy), h, step, epoch));
    }
    end.look(step);
  }

  /**
   * Judges an attempt with the learning rate h.
   *
   * @return the smaller learning rate to try instead, or 0 if the attempt is accepted
   */
  double judge(double h, double error, double norm, Blame blame) {
    Blame.Party caller = blame.pass(this);
    double next = rate.judge(h, error, norm);
    blame.back(caller);
    if (!(next >= 0 && next < h)) {
      throw StageFailure.ofContract(
          ("the policy `%s` judged an attempt with the learning rate %s by %s: it must be 0 to"
                  + " accept it, or a smaller rate")
              .formatted(SettingValue.description(policy), h, next));
    }
    return next;
  }

  /** Remembers the curvature that the stages of an accepted step have seen, if they looked. */
  void accept(double stageCurvature) {
    if (curvature != null && !Double.isNaN(stageCurvature)) {
      curvature.next(stageCurvature);
    }
  }
}

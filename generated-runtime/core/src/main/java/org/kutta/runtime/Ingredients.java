package org.kutta.runtime;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.kutta.runtime.ingredient.Ingredient;
import org.kutta.runtime.ingredient.StepAction;
import org.kutta.runtime.state.SettingValue;
import org.kutta.runtime.state.State;
import org.kutta.runtime.vector.Vector;

/**
 * The ingredients of one optimizer at work, in their order. Each is called where it acts, and
 * blamed for what it throws there.
 */
final class Ingredients {

  /** One of them, with its words for messages. */
  private record AtWork(Ingredient ingredient, StepAction action) implements Blame.Party {
    @Override
    public String words() {
      return "the %s `%s`".formatted(ingredient.setting(), SettingValue.description(ingredient));
    }
  }

  /** What one of them does at a place. */
  private interface Act {
    void by(StepAction action);
  }

  private final Blame blame;
  private final AtWork[] all;
  private final AtWork[] atStart;
  private final AtWork[] onFresh;
  private final AtWork[] onGradients;
  private final AtWork[] onOffsets;
  private final AtWork[] onUpdate;
  private final boolean needStart;
  private final boolean actOnGradients;

  /** Puts ingredients to work; what each remembers is declared in its scope of {@code state}. */
  Ingredients(List<Ingredient> ingredients, State state, Blame blame) {
    this.blame = blame;
    this.all =
        ingredients.stream()
            .map(each -> new AtWork(each, each.over(state.scope(each.setting().scope()))))
            .toArray(AtWork[]::new);
    this.atStart = those(StepAction::actsAtStart);
    this.onFresh = those(StepAction::actsOnFreshGradients);
    // What moves points by gradients sees them, too.
    this.onGradients = those(each -> each.actsOnGradients() || each.actsOnOffsets());
    this.actOnGradients = those(StepAction::actsOnGradients).length > 0;
    this.onOffsets = those(StepAction::actsOnOffsets);
    this.onUpdate = those(StepAction::actsOnUpdate);
    this.needStart = those(StepAction::needsGradientAtStart).length > 0;
  }

  private AtWork[] those(Predicate<StepAction> act) {
    return List.of(all).stream().filter(each -> act.test(each.action)).toArray(AtWork[]::new);
  }

  private void each(AtWork[] those, Act act) {
    for (AtWork called : those) {
      Blame.Party caller = blame.pass(called);
      act.by(called.action);
      blame.back(caller);
    }
  }

  /** Returns whether the gradient at θ_n is wanted before the first stage. */
  boolean needStart() {
    return needStart;
  }

  boolean actAtStart() {
    return atStart.length > 0;
  }

  /** Returns whether the flow is another one than that of the gradient. */
  boolean shapeFlow() {
    return onFresh.length + onGradients.length > 0;
  }

  boolean actOnGradients() {
    return actOnGradients;
  }

  boolean movePoints() {
    return onOffsets.length > 0;
  }

  /** Returns whether θ_{n+1} is made of the displacement, and not by the method. */
  boolean finishSteps() {
    return onUpdate.length + onOffsets.length > 0;
  }

  /** Returns whether one of them moves θ before the step. */
  boolean lookAhead() {
    for (AtWork each : all) {
      if (each.action.looksAhead()) {
        return true;
      }
    }
    return false;
  }

  void lookAhead(Vector theta) {
    each(all, action -> action.lookAhead(theta));
  }

  void begin(Vector gradient) {
    each(atStart, action -> action.begin(gradient));
  }

  void beginAttempt() {
    each(all, StepAction::beginAttempt);
  }

  void onFresh(Vector gradient) {
    each(onFresh, action -> action.onFresh(gradient));
  }

  void onGradient(int stage, Vector k) {
    each(onGradients, action -> action.onGradient(stage, k));
  }

  void onOffset(int stage, Vector offset) {
    each(onOffsets, action -> action.onOffset(stage, offset));
  }

  /**
   * Turns g* into the direction of the update.
   *
   * @param error the embedded estimate, if there is one
   */
  void makeUpdate(Vector direction, double h, double loss, @Nullable Vector error) {
    each(onUpdate, action -> action.onStep(direction));
    each(onUpdate, action -> action.onDirection(direction));
    each(onUpdate, action -> action.onUpdate(direction, h, loss));
    if (error != null) {
      each(onUpdate, action -> action.onError(error));
    }
  }

  void onParameters(Vector theta, double h) {
    each(onUpdate, action -> action.onParameters(theta, h));
  }

  void completed(Vector theta, long step) {
    each(all, action -> action.completed(theta, step));
  }

  /** Returns the mean of the iterates, once one of them keeps one. */
  Optional<Vector> average() {
    return List.of(all).stream().flatMap(each -> each.action.average().stream()).findFirst();
  }
}

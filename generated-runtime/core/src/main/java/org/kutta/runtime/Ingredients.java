package org.kutta.runtime;

import java.util.ArrayList;
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
 * blamed for what it throws there. The loops are written out: a step allocates nothing.
 */
final class Ingredients {

  /** One of them, with its words for messages. */
  private record AtWork(Ingredient ingredient, StepAction action) implements Blame.Party {
    @Override
    public String words() {
      return "the %s `%s`".formatted(ingredient.setting(), SettingValue.description(ingredient));
    }
  }

  private final Blame blame;
  private final AtWork[] all;
  private final AtWork[] ahead;
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
    this.all = new AtWork[ingredients.size()];
    for (int i = 0; i < all.length; i++) {
      Ingredient each = ingredients.get(i);
      all[i] = new AtWork(each, each.over(state.scope(each.setting().scope())));
    }
    this.ahead = those(StepAction::looksAhead);
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
    List<AtWork> found = new ArrayList<>();
    for (AtWork each : all) {
      if (act.test(each.action)) {
        found.add(each);
      }
    }
    return found.toArray(new AtWork[0]);
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
  boolean moveStart() {
    return ahead.length > 0;
  }

  void lookAhead(Vector theta) {
    for (AtWork each : ahead) {
      Blame.Party caller = blame.pass(each);
      each.action.lookAhead(theta);
      blame.back(caller);
    }
  }

  void begin(Vector gradient) {
    for (AtWork each : atStart) {
      Blame.Party caller = blame.pass(each);
      each.action.begin(gradient);
      blame.back(caller);
    }
  }

  void beginAttempt() {
    for (AtWork each : all) {
      Blame.Party caller = blame.pass(each);
      each.action.beginAttempt();
      blame.back(caller);
    }
  }

  void onFresh(Vector gradient) {
    for (AtWork each : onFresh) {
      Blame.Party caller = blame.pass(each);
      each.action.onFresh(gradient);
      blame.back(caller);
    }
  }

  void onGradient(int stage, Vector k) {
    for (AtWork each : onGradients) {
      Blame.Party caller = blame.pass(each);
      each.action.onGradient(stage, k);
      blame.back(caller);
    }
  }

  void onOffset(int stage, Vector offset) {
    for (AtWork each : onOffsets) {
      Blame.Party caller = blame.pass(each);
      each.action.onOffset(stage, offset);
      blame.back(caller);
    }
  }

  /**
   * Turns g* into the direction of the update.
   *
   * @param error the embedded estimate, if there is one
   */
  void makeUpdate(Vector direction, double h, double loss, @Nullable Vector error) {
    for (AtWork each : onUpdate) {
      Blame.Party caller = blame.pass(each);
      each.action.onStep(direction);
      blame.back(caller);
    }
    for (AtWork each : onUpdate) {
      Blame.Party caller = blame.pass(each);
      each.action.onDirection(direction);
      blame.back(caller);
    }
    for (AtWork each : onUpdate) {
      Blame.Party caller = blame.pass(each);
      each.action.onUpdate(direction, h, loss);
      blame.back(caller);
    }
    if (error != null) {
      for (AtWork each : onUpdate) {
        Blame.Party caller = blame.pass(each);
        each.action.onError(error);
        blame.back(caller);
      }
    }
  }

  void onParameters(Vector theta, double h) {
    for (AtWork each : onUpdate) {
      Blame.Party caller = blame.pass(each);
      each.action.onParameters(theta, h);
      blame.back(caller);
    }
  }

  void completed(Vector theta, long step) {
    for (AtWork each : all) {
      Blame.Party caller = blame.pass(each);
      each.action.completed(theta, step);
      blame.back(caller);
    }
  }

  /** Returns the mean of the iterates, once one of them keeps one. */
  Optional<Vector> average() {
    return List.of(all).stream().flatMap(each -> each.action.average().stream()).findFirst();
  }
}

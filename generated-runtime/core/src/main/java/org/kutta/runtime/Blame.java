package org.kutta.runtime;

import org.kutta.runtime.state.SettingValue;

/** Whose code a step runs at the moment, so that what it throws is put down to it. */
final class Blame {

  /** Who takes part in a step. */
  enum Party {
    METHOD,
    OBJECTIVE,
    LEARNING_RATE,
    PRECONDITIONER,
    MOMENTUM
  }

  private Party party = Party.METHOD;

  void begin() {
    party = Party.METHOD;
  }

  /** Says who is called; returns who called, to go back to. */
  Party pass(Party called) {
    Party caller = party;
    party = called;
    return caller;
  }

  /** Says that the called one has returned. */
  void back(Party caller) {
    party = caller;
  }

  /** Returns the one whose code runs, in words. */
  String name(OptimizerSettings settings) {
    return switch (party) {
      case METHOD -> "the method";
      case OBJECTIVE -> "the objective";
      case LEARNING_RATE -> quoted("the learning rate", settings.learningRate());
      case PRECONDITIONER ->
          settings.preconditioner().map(p -> quoted("the preconditioner", p)).orElse("");
      case MOMENTUM -> settings.momentum().map(m -> quoted("the momentum", m)).orElse("");
    };
  }

  private static String quoted(String what, Object ingredient) {
    return "%s `%s`".formatted(what, SettingValue.description(ingredient));
  }
}

package org.kutta.runtime;

/** Whose code a step runs at the moment, so that what it throws is blamed on it. */
final class Blame {

  /** Who takes part in a step. */
  interface Party {
    Party METHOD = () -> "the method";
    Party OBJECTIVE = () -> "the objective";

    /** Returns what messages call it. */
    String words();
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
  String words() {
    return party.words();
  }
}

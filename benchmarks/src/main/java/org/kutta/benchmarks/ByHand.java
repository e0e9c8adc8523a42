package org.kutta.benchmarks;

import org.openjdk.jmh.infra.Blackhole;

/** A step that a user writes with ND4J, without Kutta. */
interface ByHand {

  /** What stabilised descent is called, which has no tableau to interpret. */
  String STABILISED = "ChebyshevDescent20";

  int STABILISED_STAGES = 20;

  /** Takes a step that makes a new array for every operation. */
  void naive(FreeGradient objective, double h, Blackhole hole);

  /** Takes a step in place, and leaves out zeros. */
  void inPlace(FreeGradient objective, double h);
}

package org.kutta.runtime;

import java.util.List;

/**
 * What a builder hands to the optimizer that it builds.
 *
 * @param learningRate asked once per step
 * @param nonFinite what to do about a loss or gradient that is not finite
 * @param estimateError whether steps also form the embedded error
 * @param listeners called after each step, in this order
 */
public record OptimizerSettings(
    LearningRate learningRate,
    NonFinitePolicy nonFinite,
    boolean estimateError,
    List<StepListener> listeners) {

  public OptimizerSettings {
    listeners = List.copyOf(listeners);
  }
}

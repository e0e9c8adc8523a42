package org.kutta.experiments.trial;

/**
 * The state of a measurement at one moment.
 *
 * @param steps made so far
 * @param evaluations gradients evaluated so far
 * @param seconds of {@link ProcessorTime} spent in steps so far
 * @param loss there
 * @param measure what the experiment is about: an accuracy, a gradient's norm, a sharpness
 */
public record Sample(long steps, long evaluations, double seconds, double loss, double measure) {}

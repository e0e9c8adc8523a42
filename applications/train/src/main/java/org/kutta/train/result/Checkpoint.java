package org.kutta.train.result;

/**
 * How well a network does at one moment of its training.
 *
 * @param evaluations gradients evaluated so far
 * @param seconds spent in the optimizer's steps so far
 * @param loss mean cross-entropy on the fixed part of the training images
 * @param accuracy on the test images, from 0 to 1
 */
public record Checkpoint(long evaluations, double seconds, double loss, double accuracy) {}

package org.kutta.train;

import org.kutta.train.network.Architecture;

/**
 * What all optimizers of a comparison share.
 *
 * @param architecture of the network
 * @param batchSize images of one mini-batch
 * @param evaluations gradient evaluations that each optimizer may spend
 * @param seed of the first weights and of the order of the batches
 */
record Settings(Architecture architecture, int batchSize, long evaluations, long seed) {}

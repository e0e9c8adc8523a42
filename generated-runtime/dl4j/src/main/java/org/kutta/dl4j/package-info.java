/**
 * Trains Deeplearning4j networks with Runge–Kutta optimizers.
 *
 * <p>{@link org.kutta.dl4j.KuttaTraining} puts an optimizer into a network, so that {@code fit}
 * trains with it; {@link org.kutta.dl4j.NetworkObjective} is the network's loss for loops of one's
 * own.
 *
 * <pre>{@code
 * MultiLayerNetwork net = new MultiLayerNetwork(configuration);   // its own updater will not act
 * net.init();
 * net.setListeners(new ScoreIterationListener(10));
 * var optimizer = ClassicalRk4.builder().learningRate(0.5).build();
 *
 * KuttaTraining training = KuttaTraining.install(net, optimizer);
 * net.fit(trainingData, 5);                                       // listeners, iterations, epochs
 * System.out.println(optimizer.report());
 *
 * training.save(path);                                            // network and optimizer
 * KuttaTraining.install(sameNetwork, sameOptimizer).load(path);   // in another process
 * }</pre>
 *
 * <p>A Runge–Kutta step evaluates several gradients of <em>one</em> function. A network is made
 * such a function: dropout masks repeat in all stages of a step, L1, L2, weight decay and clipping
 * act inside the flow, and the running statistics of batch normalization stay out of it and move
 * once per step.
 */
@NullMarked
package org.kutta.dl4j;

import org.jspecify.annotations.NullMarked;

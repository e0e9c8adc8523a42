/**
 * What users import to train: the {@link org.kutta.runtime.Objective objective} to minimise, the
 * {@link org.kutta.runtime.RungeKuttaOptimizer optimizer} with its builder and reports, and the
 * {@link org.kutta.runtime.RungeKuttaMethods index} of the methods on the class path. The classes
 * that make a step are package-private.
 *
 * <p>What else users set has packages of its own: {@link org.kutta.runtime.preconditioner
 * preconditioners}, {@link org.kutta.runtime.rate learning rates}, {@link
 * org.kutta.runtime.momentum momentum}. Generated code calls {@link org.kutta.runtime.method} and
 * {@link org.kutta.runtime.implicit}. All of them remember in a {@link org.kutta.runtime.state
 * state}, and compute on {@link org.kutta.runtime.vector vectors}.
 *
 * <p>Gradient descent is Euler's method on the gradient flow θ′ = −∇L(θ). Everything here is
 * written for any Runge–Kutta method on that flow; what belongs to one tableau is in its generated
 * class.
 */
@NullMarked
package org.kutta.runtime;

import org.jspecify.annotations.NullMarked;

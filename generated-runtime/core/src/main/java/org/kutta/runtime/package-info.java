/**
 * What generated optimizers and their users need at run time: the {@link
 * org.kutta.runtime.Objective objective} to minimise, the {@link
 * org.kutta.runtime.RungeKuttaOptimizer optimizer} base class, its builder, and the {@link
 * org.kutta.runtime.RungeKuttaMethods index} of the methods on the class path.
 *
 * <p>What a step is made of besides its tableau has packages of its own: {@link
 * org.kutta.runtime.preconditioner preconditioners}, {@link org.kutta.runtime.rate learning rates},
 * {@link org.kutta.runtime.momentum momentum}, and the {@link org.kutta.runtime.state state} that
 * all of them remember. The builder composes them.
 *
 * <p>Gradient descent is Euler's method on the gradient flow θ′ = −∇L(θ). Everything here is
 * written for any Runge–Kutta method on that flow; what belongs to one tableau lives in its
 * generated class.
 */
@NullMarked
package org.kutta.runtime;

import org.jspecify.annotations.NullMarked;

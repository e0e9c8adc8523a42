/**
 * Preconditioners: what turns the gradient flow θ′ = −g into θ′ = −A g, inside the stages of a step
 * or on the finished step only.
 */
@NullMarked
package org.kutta.runtime.preconditioner;

import org.jspecify.annotations.NullMarked;

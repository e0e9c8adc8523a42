/**
 * The command {@code kutta train}: one network, one budget of gradient evaluations, several
 * optimizers.
 */
@NullMarked
package org.kutta.train;

import org.jspecify.annotations.NullMarked;

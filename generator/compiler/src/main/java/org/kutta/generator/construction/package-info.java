/**
 * Tableaus that are made by a rule instead of written down: {@code gauss(stages = 3)}, {@code
 * rkc(order = 1, stages = 10, damping = 1/20)}. What comes out is a tableau like any other: its
 * order is proved, not believed.
 */
@NullMarked
package org.kutta.generator.construction;

import org.jspecify.annotations.NullMarked;

/** Grids of learning rates, and the choice of the best. */
@NullMarked
package org.kutta.experiments.tuning;

import org.jspecify.annotations.NullMarked;

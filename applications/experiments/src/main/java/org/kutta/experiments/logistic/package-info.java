/** Descent on a convex loss over real data. */
@NullMarked
package org.kutta.experiments.logistic;

import org.jspecify.annotations.NullMarked;

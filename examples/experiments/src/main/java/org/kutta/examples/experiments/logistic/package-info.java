/** Descent on a convex loss over real data. */
@NullMarked
package org.kutta.examples.experiments.logistic;

import org.jspecify.annotations.NullMarked;

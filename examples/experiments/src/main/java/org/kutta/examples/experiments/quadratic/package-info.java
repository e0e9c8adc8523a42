/** Descent on quadratics of known curvatures. */
@NullMarked
package org.kutta.examples.experiments.quadratic;

import org.jspecify.annotations.NullMarked;

/** Descent on quadratics of known curvatures. */
@NullMarked
package org.kutta.experiments.quadratic;

import org.jspecify.annotations.NullMarked;

/**
 * Learning rates that look at the flow: by its curvature along the gradient, by the embedded error,
 * by the sharpness.
 */
@NullMarked
package org.kutta.runtime.rate;

import org.jspecify.annotations.NullMarked;

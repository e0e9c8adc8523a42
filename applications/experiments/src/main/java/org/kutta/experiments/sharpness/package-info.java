/** The edge of stability: sharpness times learning rate along a training. */
@NullMarked
package org.kutta.experiments.sharpness;

import org.jspecify.annotations.NullMarked;

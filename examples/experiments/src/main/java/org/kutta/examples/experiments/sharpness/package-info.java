/** The edge of stability: sharpness times learning rate along a training. */
@NullMarked
package org.kutta.examples.experiments.sharpness;

import org.jspecify.annotations.NullMarked;

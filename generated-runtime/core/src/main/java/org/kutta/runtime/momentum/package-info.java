/** Momentum: what an optimizer adds to a finished step from those before it. */
@NullMarked
package org.kutta.runtime.momentum;

import org.jspecify.annotations.NullMarked;

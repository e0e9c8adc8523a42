/** How far the solvers of stage equations reach, and what they spend, in gradient evaluations. */
@NullMarked
package org.kutta.benchmarks.implicit;

import org.jspecify.annotations.NullMarked;

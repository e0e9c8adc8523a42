/** How long the vector algebra of a step takes, compared with naive code and with the memory. */
@NullMarked
package org.kutta.benchmarks;

import org.jspecify.annotations.NullMarked;

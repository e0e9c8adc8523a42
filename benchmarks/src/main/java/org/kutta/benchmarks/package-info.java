/** How long the vector algebra of a step takes, beside naive code and the memory's limit. */
@NullMarked
package org.kutta.benchmarks;

import org.jspecify.annotations.NullMarked;

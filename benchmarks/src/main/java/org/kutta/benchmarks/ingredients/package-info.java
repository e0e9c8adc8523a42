/** What preconditioners, learning rates, momentum and the like add to a step. */
@NullMarked
package org.kutta.benchmarks.ingredients;

import org.jspecify.annotations.NullMarked;

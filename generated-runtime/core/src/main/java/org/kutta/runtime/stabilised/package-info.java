/**
 * Stabilised descent: explicit methods whose stable interval grows with the square of their stages,
 * written as three-term recurrences, so that a few vectors do for any number of them.
 */
@NullMarked
package org.kutta.runtime.stabilised;

import org.jspecify.annotations.NullMarked;

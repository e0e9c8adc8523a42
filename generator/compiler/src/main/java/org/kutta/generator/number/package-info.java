/**
 * Exact real numbers: {@link org.kutta.generator.number.Rational rationals} and {@link
 * org.kutta.generator.number.Real sums of square roots}, with an exact zero test and correct
 * rounding.
 *
 * <p>No floating point before emission: a {@code double} appears once, when a literal is written.
 */
@NullMarked
package org.kutta.generator.number;

import org.jspecify.annotations.NullMarked;

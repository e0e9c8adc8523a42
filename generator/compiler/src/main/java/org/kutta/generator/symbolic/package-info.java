/**
 * Exact arithmetic with parameters: polynomials in several variables and their quotients, over the
 * numbers of {@code org.kutta.generator.number}.
 */
@NullMarked
package org.kutta.generator.symbolic;

import org.jspecify.annotations.NullMarked;

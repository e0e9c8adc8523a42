/**
 * A small compiler of its own: a tableau becomes the cheapest sequence of vector operations that
 * performs its step, counted in transfers of n-vectors and calls of BLAS.
 */
@NullMarked
package org.kutta.generator.plan;

import org.jspecify.annotations.NullMarked;

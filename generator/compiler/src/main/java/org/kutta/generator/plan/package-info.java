/**
 * A small compiler of its own: a tableau becomes the cheapest sequence of vector operations that
 * performs its step, counted in passes over n-vectors.
 */
@NullMarked
package org.kutta.generator.plan;

import org.jspecify.annotations.NullMarked;

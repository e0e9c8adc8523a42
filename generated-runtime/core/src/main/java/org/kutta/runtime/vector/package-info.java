/**
 * The vector algebra of a step: fused linear combinations {@code out ← base + Σ c_j v_j} over ND4J
 * arrays.
 */
@NullMarked
package org.kutta.runtime.vector;

import org.jspecify.annotations.NullMarked;

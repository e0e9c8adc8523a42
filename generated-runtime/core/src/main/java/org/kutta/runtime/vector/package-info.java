/**
 * The vector algebra of a step: fused linear combinations {@code out ← base + Σ c_j v_j} over Java
 * arrays, and over the memory of classes that extend {@link org.kutta.runtime.vector.Vector}.
 */
@NullMarked
package org.kutta.runtime.vector;

import org.jspecify.annotations.NullMarked;

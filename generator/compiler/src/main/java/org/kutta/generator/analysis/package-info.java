/**
 * What is proved of a tableau: order conditions by rooted trees, structure, stability. Exact
 * throughout.
 */
@NullMarked
package org.kutta.generator.analysis;

import org.jspecify.annotations.NullMarked;

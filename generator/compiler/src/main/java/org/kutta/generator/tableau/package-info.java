/** The semantic model of a method: its coefficients, what is derived from them, what is claimed. */
@NullMarked
package org.kutta.generator.tableau;

import org.jspecify.annotations.NullMarked;

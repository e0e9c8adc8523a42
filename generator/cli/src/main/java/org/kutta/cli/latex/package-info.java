/** Tableaus in LaTeX. */
@NullMarked
package org.kutta.cli.latex;

import org.jspecify.annotations.NullMarked;

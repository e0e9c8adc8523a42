/**
 * The solution of stage equations: what the generated classes of implicit methods share.
 *
 * <p>A generated class knows the stage points of its tableau; one sweep over them is straight-line
 * code. Here is what calls it: fixed-point iteration, with Anderson acceleration or without, and
 * Newton's method with GMRES.
 */
@NullMarked
package org.kutta.runtime.implicit;

import org.jspecify.annotations.NullMarked;

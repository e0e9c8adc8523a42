/**
 * Finds the single edit that makes a false claim true: one coefficient, one abscissa, two swapped
 * entries, two swapped rows of weights, a mistaken label. An edit is offered only if the edited
 * method proves every claim, and only if it is the only one that does.
 */
@NullMarked
package org.kutta.generator.correction;

import org.jspecify.annotations.NullMarked;

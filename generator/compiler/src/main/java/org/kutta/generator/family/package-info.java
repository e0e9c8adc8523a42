/**
 * Families: methods whose coefficients are rational functions of parameters. What holds for all
 * values of the parameters is proved once, symbolically.
 */
@NullMarked
package org.kutta.generator.family;

import org.jspecify.annotations.NullMarked;

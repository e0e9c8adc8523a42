/** Writes Java: one optimizer class for each method, and the index of a package's methods. */
@NullMarked
package org.kutta.generator.emit;

import org.jspecify.annotations.NullMarked;

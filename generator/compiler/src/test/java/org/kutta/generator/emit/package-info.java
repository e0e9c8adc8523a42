/** Tests of the generator. */
@NullMarked
package org.kutta.generator.emit;

import org.jspecify.annotations.NullMarked;

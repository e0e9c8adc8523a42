/** Tests of the generator. */
@NullMarked
package org.kutta.generator.number;

import org.jspecify.annotations.NullMarked;

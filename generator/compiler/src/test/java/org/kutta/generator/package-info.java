/** Tests of the generator. */
@NullMarked
package org.kutta.generator;

import org.jspecify.annotations.NullMarked;

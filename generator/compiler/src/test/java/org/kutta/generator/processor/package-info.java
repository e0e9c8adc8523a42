/** Tests of the generator. */
@NullMarked
package org.kutta.generator.processor;

import org.jspecify.annotations.NullMarked;

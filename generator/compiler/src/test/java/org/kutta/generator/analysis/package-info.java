/** Tests of the generator. */
@NullMarked
package org.kutta.generator.analysis;

import org.jspecify.annotations.NullMarked;

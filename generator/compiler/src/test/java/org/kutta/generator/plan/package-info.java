/** Tests of the generator. */
@NullMarked
package org.kutta.generator.plan;

import org.jspecify.annotations.NullMarked;

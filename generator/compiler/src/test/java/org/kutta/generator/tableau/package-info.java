/** Tests of the generator. */
@NullMarked
package org.kutta.generator.tableau;

import org.jspecify.annotations.NullMarked;

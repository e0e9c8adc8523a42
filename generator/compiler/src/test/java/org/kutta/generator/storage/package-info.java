/** Tests of the generator. */
@NullMarked
package org.kutta.generator.storage;

import org.jspecify.annotations.NullMarked;

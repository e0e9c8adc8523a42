/** From the text of a tableau to the source of an optimizer. */
@NullMarked
package org.kutta.generator;

import org.jspecify.annotations.NullMarked;

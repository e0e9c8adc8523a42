/**
 * What an optimizer remembers from step to step, declared once by the class that needs it:
 * committing a step, taking it back, saving and restoring follow from the declaration.
 */
@NullMarked
package org.kutta.runtime.state;

import org.jspecify.annotations.NullMarked;

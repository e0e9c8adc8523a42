/** The standard library of tableaus as text, with an index that is written by the build. */
@NullMarked
package org.kutta.cli.library;

import org.jspecify.annotations.NullMarked;

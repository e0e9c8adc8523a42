/** The standard library of tableaus as text, with an index that is written by the build. */
@NullMarked
package org.kutta.cli.catalogue;

import org.jspecify.annotations.NullMarked;

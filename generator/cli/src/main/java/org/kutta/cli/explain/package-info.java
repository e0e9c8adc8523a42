/** The long form of each diagnostic code. */
@NullMarked
package org.kutta.cli.explain;

import org.jspecify.annotations.NullMarked;

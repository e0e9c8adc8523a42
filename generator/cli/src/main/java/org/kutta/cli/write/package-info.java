/** Files that are written whole or not at all. */
@NullMarked
package org.kutta.cli.write;

import org.jspecify.annotations.NullMarked;

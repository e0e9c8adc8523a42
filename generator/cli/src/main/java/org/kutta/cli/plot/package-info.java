/** Pictures of stability regions and order stars. */
@NullMarked
package org.kutta.cli.plot;

import org.jspecify.annotations.NullMarked;

/** What of a run is kept on disk, so that it can go on after an interruption. */
@NullMarked
package org.kutta.train.run;

import org.jspecify.annotations.NullMarked;

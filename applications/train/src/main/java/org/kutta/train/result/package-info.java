/** What a comparison found out. */
@NullMarked
package org.kutta.train.result;

import org.jspecify.annotations.NullMarked;

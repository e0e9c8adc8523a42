/** What a comparison found out. */
@NullMarked
package org.kutta.examples.train.result;

import org.jspecify.annotations.NullMarked;

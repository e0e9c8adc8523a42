/** The networks that are trained. */
@NullMarked
package org.kutta.train.network;

import org.jspecify.annotations.NullMarked;

/** The networks that are trained. */
@NullMarked
package org.kutta.examples.train.network;

import org.jspecify.annotations.NullMarked;

/** Images in IDX files, the embedded sample, and the mini-batches made of them. */
@NullMarked
package org.kutta.train.data;

import org.jspecify.annotations.NullMarked;

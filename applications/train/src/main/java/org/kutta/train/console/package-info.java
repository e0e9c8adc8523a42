/**
 * What {@code train} and {@code experiment} share: how they start and end, progress bars and
 * versions.
 */
@NullMarked
package org.kutta.train.console;

import org.jspecify.annotations.NullMarked;

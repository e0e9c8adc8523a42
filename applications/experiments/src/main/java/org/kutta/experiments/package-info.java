/** The command {@code kutta experiment}: it measures what the ingredients of training do. */
@NullMarked
package org.kutta.experiments;

import org.jspecify.annotations.NullMarked;

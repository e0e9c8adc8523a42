/** The command {@code kutta experiment}: it measures what the ingredients of training do. */
@NullMarked
package org.kutta.examples.experiments;

import org.jspecify.annotations.NullMarked;

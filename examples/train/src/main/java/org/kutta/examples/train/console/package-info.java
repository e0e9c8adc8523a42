/** What the commands of the examples share at the terminal: options, messages, tables, bars. */
@NullMarked
package org.kutta.examples.train.console;

import org.jspecify.annotations.NullMarked;

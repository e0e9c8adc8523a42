/** What the commands of the applications share at the terminal: options, messages, tables, bars. */
@NullMarked
package org.kutta.train.console;

import org.jspecify.annotations.NullMarked;

/** The command line: one class for each command, and what they share of options and output. */
@NullMarked
package org.kutta.cli;

import org.jspecify.annotations.NullMarked;

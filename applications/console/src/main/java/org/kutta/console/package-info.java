/** What all commands share: the terminal, types of options, refused command lines and tables. */
@NullMarked
package org.kutta.console;

import org.jspecify.annotations.NullMarked;

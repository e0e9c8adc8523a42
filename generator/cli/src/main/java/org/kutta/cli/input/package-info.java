/** What the arguments of a command name: files, directories, methods of the standard library. */
@NullMarked
package org.kutta.cli.input;

import org.jspecify.annotations.NullMarked;

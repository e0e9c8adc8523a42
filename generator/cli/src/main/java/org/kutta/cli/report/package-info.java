/** What was found out about files and methods, and how people read it. */
@NullMarked
package org.kutta.cli.report;

import org.jspecify.annotations.NullMarked;

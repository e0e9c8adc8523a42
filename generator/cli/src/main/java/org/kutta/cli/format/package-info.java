/** The formatter of tableau files. */
@NullMarked
package org.kutta.cli.format;

import org.jspecify.annotations.NullMarked;

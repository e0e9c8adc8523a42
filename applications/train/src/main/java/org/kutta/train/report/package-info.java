/** The HTML report: its text, its curves, and its file. */
@NullMarked
package org.kutta.train.report;

import org.jspecify.annotations.NullMarked;

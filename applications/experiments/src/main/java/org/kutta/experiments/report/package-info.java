/** What an experiment writes: tables as text and CSV, and an HTML page with curves. */
@NullMarked
package org.kutta.experiments.report;

import org.jspecify.annotations.NullMarked;

/**
 * Single measurements: what determines them, what they found, and how they outlive an interruption.
 */
@NullMarked
package org.kutta.experiments.trial;

import org.jspecify.annotations.NullMarked;

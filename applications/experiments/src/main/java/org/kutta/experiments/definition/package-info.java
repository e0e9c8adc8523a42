/** What an experiment is: its name, its options and how it comes to findings. */
@NullMarked
package org.kutta.experiments.definition;

import org.jspecify.annotations.NullMarked;

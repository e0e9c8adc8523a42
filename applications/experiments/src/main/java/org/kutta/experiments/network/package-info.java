/** Trainings of networks, tuned alike and compared over several seeds. */
@NullMarked
package org.kutta.experiments.network;

import org.jspecify.annotations.NullMarked;

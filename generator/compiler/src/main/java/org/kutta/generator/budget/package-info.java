/**
 * What the compiler may spend on one method: {@link org.kutta.generator.budget.Budget limits}, and
 * the {@link org.kutta.generator.budget.Deadline deadline} that long loops ask.
 */
@NullMarked
package org.kutta.generator.budget;

import org.jspecify.annotations.NullMarked;

/**
 * The one type of all that acts on a step besides the method and its learning rate: {@link
 * org.kutta.runtime.ingredient.Ingredient}, described once, and {@link
 * org.kutta.runtime.ingredient.StepAction}, at work in one optimizer.
 */
@NullMarked
package org.kutta.runtime.ingredient;

import org.jspecify.annotations.NullMarked;

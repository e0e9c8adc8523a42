/** Runs the compiler inside javac. */
@NullMarked
package org.kutta.generator.processor;

import org.jspecify.annotations.NullMarked;

/**
 * A method and its code: what is known of it ({@link org.kutta.runtime.method.MethodFacts}), and
 * what a generated class calls while it makes a step ({@link org.kutta.runtime.method.Stages}). For
 * generated code, and for those who write a method by hand.
 */
@NullMarked
package org.kutta.runtime.method;

import org.jspecify.annotations.NullMarked;

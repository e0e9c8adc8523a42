/**
 * A {@link org.kutta.runtime.method.Method method} and its code: what is known of it ({@link
 * org.kutta.runtime.method.MethodFacts}), and what a generated class calls while it makes a step
 * ({@link org.kutta.runtime.method.Stages}). For generated code, for those who write a method by
 * hand, and for those who step along a field of their own.
 */
@NullMarked
package org.kutta.runtime.method;

import org.jspecify.annotations.NullMarked;

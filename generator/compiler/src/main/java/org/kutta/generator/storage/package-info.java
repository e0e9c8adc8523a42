/**
 * Low-storage forms of explicit methods, found from their Butcher form in exact arithmetic: ways to
 * run a step in few vectors, however many stages it has.
 *
 * <p>The literature goes the other way: it looks for methods of a form. Here a method is given, and
 * each form is a question to its rows.
 */
@NullMarked
package org.kutta.generator.storage;

import org.jspecify.annotations.NullMarked;

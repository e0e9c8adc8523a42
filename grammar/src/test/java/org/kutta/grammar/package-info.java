/** Tests of the language: golden files, nasty inputs, properties. */
@NullMarked
package org.kutta.grammar;

import org.jspecify.annotations.NullMarked;

/** The text of a tableau file, and places in it: what all else in the language refers to. */
@NullMarked
package org.kutta.grammar.source;

import org.jspecify.annotations.NullMarked;

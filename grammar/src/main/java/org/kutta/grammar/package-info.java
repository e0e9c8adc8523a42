/**
 * The language of tableaus: from text to a syntax tree with spans, or to diagnostics.
 *
 * <p>{@link org.kutta.grammar.TableauParser} is the way in. The parser generator's types stay
 * inside this package.
 */
@NullMarked
package org.kutta.grammar;

import org.jspecify.annotations.NullMarked;

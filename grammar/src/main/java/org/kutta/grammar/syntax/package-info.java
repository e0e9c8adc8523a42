/**
 * The syntax tree of a tableau file: what was written, where it stands, and nothing computed.
 *
 * <p>Every node is an immutable record with a span.
 */
@NullMarked
package org.kutta.grammar.syntax;

import org.jspecify.annotations.NullMarked;

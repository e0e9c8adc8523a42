package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** {@code alpha = 1} between the parentheses of a derived method. */
public record Argument(Identifier name, Expression value, Span span) {}

package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** A name where it is declared or referred to. */
public record Identifier(String text, Span span) {}

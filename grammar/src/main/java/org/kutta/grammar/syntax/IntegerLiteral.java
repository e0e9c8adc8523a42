package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** An integer in a claim. */
public record IntegerLiteral(int value, Span span) {}

package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/** A row after the line of dashes. */
public record WeightRow(WeightLabel label, Weights weights, Span span) {}

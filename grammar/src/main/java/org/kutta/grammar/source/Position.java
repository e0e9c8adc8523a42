package org.kutta.grammar.source;

/**
 * A place in a text as people count: both numbers start at 1, and a column is a Unicode code point
 * (a tab is one column).
 *
 * @param line the line, from 1
 * @param column the code point within the line, from 1
 */
public record Position(int line, int column) {}

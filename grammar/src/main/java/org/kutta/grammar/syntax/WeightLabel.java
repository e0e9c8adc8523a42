package org.kutta.grammar.syntax;

import org.kutta.grammar.source.Span;

/**
 * What a weight row holds.
 *
 * @param index which embedded weights: k for {@code b^k}, 0 for a plain {@code b^} and for main
 *     weights
 * @param span the label, or the empty place before the bar where there is none
 */
public record WeightLabel(Kind kind, int index, Span span) {
  /** The kinds of weight rows. */
  public enum Kind {
    /** The weights of the method: no label, or {@code b}. */
    MAIN,
    /** Embedded weights: {@code b^}, {@code b^1}. */
    EMBEDDED,
    /** Main less embedded weights: {@code b-b^}. */
    DIFFERENCE
  }
}

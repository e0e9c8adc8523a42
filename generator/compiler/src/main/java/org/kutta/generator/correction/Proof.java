package org.kutta.generator.correction;

import java.util.Optional;
import org.kutta.generator.analysis.ProvedMethod;
import org.kutta.generator.family.ProvedFamily;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.source.Span;

/**
 * A method or a family of which every claim holds.
 *
 * @param nameSpan where it is named
 * @param method nothing for a family, whose entries are functions and not numbers
 */
public record Proof(Span nameSpan, Tableau<?> tableau, int order, Optional<ProvedMethod> method) {

  /** Returns the proof of a method. */
  public static Proof of(ProvedMethod method) {
    return new Proof(
        method.method().nameSpan(), method.tableau(), method.order(), Optional.of(method));
  }

  /** Returns the proof of a family. */
  public static Proof of(ProvedFamily family) {
    return new Proof(
        family.family().nameSpan(),
        family.family().tableau(),
        family.order().order(),
        Optional.empty());
  }
}

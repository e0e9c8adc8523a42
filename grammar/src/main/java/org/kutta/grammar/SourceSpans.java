package org.kutta.grammar;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.source.Span;

/** Turns places of the parse tree into spans. */
record SourceSpans(SourceText source) {
  Span of(Token token) {
    return between(token, token);
  }

  Span of(ParserRuleContext context) {
    return between(context.getStart(), context.getStop());
  }

  Span between(Token first, Token last) {
    return new Span(source, first.getStartIndex(), last.getStopIndex() + 1);
  }

  /** Returns the empty span before a token. */
  Span before(Token token) {
    return new Span(source, token.getStartIndex(), token.getStartIndex());
  }
}

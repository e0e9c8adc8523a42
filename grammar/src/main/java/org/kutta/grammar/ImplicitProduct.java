package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.kutta.grammar.antlr.TableauSyntaxLexer;
import org.kutta.grammar.source.Span;

/**
 * A product without its signs, as mathematicians write it: {@code 2g}, {@code 2 sqrt(3)}, {@code (1
 * + x)(2)}, {@code 2a b}, {@code (2g + 1)(3)}.
 *
 * @param from its first token, as a place within the line
 * @param right the tokens before which a sign lacks, in their order
 * @param to its last token
 */
record ImplicitProduct(TokenLine line, int from, List<Integer> right, int to) {

  /** Longer lines are not searched: no one writes them, and the time grows as their square. */
  private static final int LONGEST_LINE = 1000;

  ImplicitProduct {
    right = List.copyOf(right);
  }

  /** Returns the products of a line, side by side, if the parser stopped where a sign lacks. */
  static List<ImplicitProduct> in(TokenLine line) {
    List<ImplicitProduct> products = new ArrayList<>();
    boolean stopped = false;
    if (line.tokens().size() > LONGEST_LINE) {
      return products;
    }
    for (int i = 1; i < line.tokens().size(); i++) {
      if (isProduct(line, i)) {
        int from = startOfFactor(line.tokens(), i - 1);
        add(products, new ImplicitProduct(line, from, List.of(i), endOfFactor(line.tokens(), i)));
        stopped |= line.tokens().get(i) == line.offending();
      }
    }
    return stopped ? products : List.of();
  }

  /** Adds a product; those that share a factor with it, or are within one, become part of it. */
  private static void add(List<ImplicitProduct> products, ImplicitProduct next) {
    ImplicitProduct joined = next;
    while (!products.isEmpty() && products.get(products.size() - 1).to >= joined.from) {
      joined = products.remove(products.size() - 1).with(joined);
    }
    products.add(joined);
  }

  private ImplicitProduct with(ImplicitProduct next) {
    List<Integer> both = new ArrayList<>(right);
    both.addAll(next.right);
    return new ImplicitProduct(line, Math.min(from, next.from), both, Math.max(to, next.to));
  }

  private static boolean isProduct(TokenLine line, int right) {
    int before = line.tokens().get(right - 1).getType();
    int found = line.tokens().get(right).getType();
    boolean number = isNumber(before);
    boolean word = TokenLine.isWord(before);
    // Two numbers side by side, or a number behind a name, more probably lack a comma.
    return holdsExpressions(line, right)
        && (((number || before == TableauSyntaxLexer.RIGHT_PAREN)
                && (TokenLine.isWord(found) || found == TableauSyntaxLexer.LEFT_PAREN))
            || (before == TableauSyntaxLexer.RIGHT_PAREN && isNumber(found))
            || (word && TokenLine.isWord(found)));
  }

  private static boolean isNumber(int type) {
    return type == TableauSyntaxLexer.INTEGER || type == TableauSyntaxLexer.DECIMAL;
  }

  /** Tells whether an expression, and no statement, stands at a place of a line. */
  private static boolean holdsExpressions(TokenLine line, int at) {
    int first = line.first().getType();
    int equals = line.indexOf(TableauSyntaxLexer.EQUALS);
    return switch (first) {
      case TableauSyntaxLexer.LET -> equals >= 0 && at > equals + 1;
      case TableauSyntaxLexer.METHOD -> equals >= 0 && at > equals + 3;
      case TableauSyntaxLexer.SSP, TableauSyntaxLexer.APPROXIMATE -> at > 1;
      default -> line.has(TableauSyntaxLexer.PIPE);
    };
  }

  private static int startOfFactor(List<Token> tokens, int last) {
    int at = last;
    if (tokens.get(last).getType() == TableauSyntaxLexer.RIGHT_PAREN) {
      for (int open = 0; at >= 0; at--) {
        open += depth(tokens.get(at));
        if (open == 0) {
          break;
        }
      }
      at = Math.max(at, 0);
      boolean call = at > 0 && TokenLine.isWord(tokens.get(at - 1).getType());
      return call ? at - 1 : at;
    }
    return at;
  }

  private static int endOfFactor(List<Token> tokens, int first) {
    int at = first;
    boolean call =
        TokenLine.isWord(tokens.get(first).getType())
            && first + 1 < tokens.size()
            && tokens.get(first + 1).getType() == TableauSyntaxLexer.LEFT_PAREN;
    if (call) {
      at++;
    }
    if (tokens.get(at).getType() == TableauSyntaxLexer.LEFT_PAREN) {
      int end = at;
      for (int open = 0; end < tokens.size(); end++) {
        open += depth(tokens.get(end));
        if (open == 0) {
          return end;
        }
      }
      return first;
    }
    return at;
  }

  private static int depth(Token token) {
    return switch (token.getType()) {
      case TableauSyntaxLexer.LEFT_PAREN -> 1;
      case TableauSyntaxLexer.RIGHT_PAREN -> -1;
      default -> 0;
    };
  }

  /** Returns where the product stands. */
  Span span(SourceSpans spans) {
    return spans.between(line.tokens().get(from), line.tokens().get(to));
  }

  /** Tells whether the product is a divisor: {@code 1/2g} is read in two ways. */
  boolean isDivisor() {
    return from > 0 && line.tokens().get(from - 1).getType() == TableauSyntaxLexer.SLASH;
  }

  /** Returns the product as the language writes it. */
  String text(SourceSpans spans) {
    StringBuilder text = new StringBuilder();
    int start = from;
    for (int next : right) {
      text.append(text(spans, start, next - 1)).append('*');
      start = next;
    }
    return text.append(text(spans, start, to)).toString();
  }

  private String text(SourceSpans spans, int first, int last) {
    return spans.between(line.tokens().get(first), line.tokens().get(last)).text();
  }
}

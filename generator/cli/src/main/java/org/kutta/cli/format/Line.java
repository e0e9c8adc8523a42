package org.kutta.cli.format;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.format.Token.Kind;

/**
 * A line of a tableau file.
 *
 * @param tokens its words
 * @param continued whether a parenthesis of an earlier line is still open
 */
record Line(List<Token> tokens, boolean continued) {

  Line {
    tokens = List.copyOf(tokens);
  }

  boolean isBlank() {
    return tokens.isEmpty();
  }

  /** Returns whether nothing but comments stands on the line. */
  boolean isComment() {
    return !isBlank() && code().isEmpty();
  }

  boolean endsWith(Kind kind) {
    List<Token> code = code();
    return !code.isEmpty() && code.get(code.size() - 1).is(kind);
  }

  boolean startsWith(Kind kind) {
    return !isBlank() && tokens.get(0).is(kind);
  }

  /** Returns whether a block comment goes on over the line's end. */
  boolean isTall() {
    return tokens.stream().anyMatch(token -> token.text().lines().count() > 1);
  }

  /** Returns the first word, or nothing. */
  String firstWord() {
    return code().isEmpty() ? "" : code().get(0).text();
  }

  /** Returns whether it is a row of the table, as a line of a body. */
  boolean isRow() {
    boolean copied = !firstWord().equals("let") && has(Kind.EQUALS);
    return has(Kind.BAR) || copied;
  }

  /** Returns whether it is a line of dashes, as a line of a body. */
  boolean isRule() {
    String code = join(code());
    return !code.isEmpty() && code.chars().allMatch(c -> c == '-' || c == '+');
  }

  boolean has(Kind kind) {
    return tokens.stream().anyMatch(token -> token.is(kind));
  }

  private List<Token> code() {
    return tokens.stream().filter(token -> !token.isComment()).toList();
  }

  /** Returns the words without the comment that ends the line. */
  List<Token> body() {
    boolean commented = !tokens.isEmpty() && tokens.get(tokens.size() - 1).is(Kind.LINE_COMMENT);
    return commented ? tokens.subList(0, tokens.size() - 1) : tokens;
  }

  /** Returns the comment that ends the line with its distance from it, or nothing. */
  String remark() {
    List<Token> body = body();
    if (body.size() == tokens.size()) {
      return "";
    }
    String comment = tokens.get(tokens.size() - 1).text().stripTrailing();
    return body.isEmpty() ? comment : "  " + comment;
  }

  /** Returns words side by side, with blanks where they were, but never two, and after commas. */
  static String join(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < tokens.size(); k++) {
      if (k > 0 && isApart(tokens.get(k - 1), tokens.get(k))) {
        text.append(' ');
      }
      text.append(tokens.get(k).text());
    }
    return text.toString();
  }

  private static boolean isApart(Token left, Token right) {
    return switch (right.kind()) {
      case COMMA, CLOSE -> left.is(Kind.LINE_COMMENT);
      case EQUALS, LEFT_BRACE -> true;
      default ->
          left.is(Kind.COMMA)
              || left.is(Kind.EQUALS)
              || (right.blankBefore() && !left.is(Kind.OPEN));
    };
  }

  /** Returns the line in pieces, cut where a brace opens or closes a body. */
  List<Line> cutAtBraces() {
    List<Line> lines = new ArrayList<>();
    List<Token> piece = new ArrayList<>();
    for (int k = 0; k < tokens.size(); k++) {
      Token token = tokens.get(k);
      boolean first = piece.stream().allMatch(Token::isComment);
      if (token.is(Kind.RIGHT_BRACE) && !first) {
        lines.add(new Line(piece, continued && lines.isEmpty()));
        piece = new ArrayList<>();
      }
      piece.add(token);
      boolean brace = token.is(Kind.LEFT_BRACE) || token.is(Kind.RIGHT_BRACE);
      boolean more = !tokens.subList(k + 1, tokens.size()).stream().allMatch(Token::isComment);
      if (brace && more) {
        lines.add(new Line(piece, continued && lines.isEmpty()));
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty() || tokens.isEmpty()) {
      lines.add(new Line(piece, continued && lines.isEmpty()));
    }
    return lines;
  }
}

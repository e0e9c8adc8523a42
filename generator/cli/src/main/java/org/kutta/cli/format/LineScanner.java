package org.kutta.cli.format;

import java.util.ArrayList;
import java.util.List;
import org.kutta.cli.format.Token.Kind;

/** Cuts a text without errors into lines of words. A block comment may go on over several lines. */
final class LineScanner {

  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private List<Token> current = new ArrayList<>();
  private int at;
  private int open;
  private boolean continued;

  private LineScanner(String text) {
    this.text = text;
  }

  static List<Line> scan(String text) {
    return new LineScanner(text).scan();
  }

  private List<Line> scan() {
    while (at < text.length()) {
      boolean blank = skipBlanks();
      if (at == text.length()) {
        break;
      }
      if (isLineEnd(text.charAt(at))) {
        at += text.startsWith("\r\n", at) ? 2 : 1;
        endLine();
      } else {
        add(new Token(kind(), next(), blank));
      }
    }
    endLine();
    return lines;
  }

  private void add(Token token) {
    current.add(token);
    if (token.is(Kind.OPEN)) {
      open++;
    } else if (token.is(Kind.CLOSE)) {
      open--;
    }
  }

  private void endLine() {
    lines.add(new Line(current, continued));
    current = new ArrayList<>();
    continued = open > 0;
  }

  private boolean skipBlanks() {
    int start = at;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at > start;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\f';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private Kind kind() {
    if (text.startsWith("//", at)) {
      return Kind.LINE_COMMENT;
    }
    if (text.startsWith("/*", at)) {
      return Kind.BLOCK_COMMENT;
    }
    return switch (text.charAt(at)) {
      case '"' -> Kind.STRING;
      case ',' -> Kind.COMMA;
      case '|' -> Kind.BAR;
      case '=' -> Kind.EQUALS;
      case '(', '[' -> Kind.OPEN;
      case ')', ']' -> Kind.CLOSE;
      case '{' -> Kind.LEFT_BRACE;
      case '}' -> Kind.RIGHT_BRACE;
      default -> Kind.TEXT;
    };
  }

  /** Returns the word at this place, and goes on behind it. */
  private String next() {
    int start = at;
    at =
        switch (kind()) {
          case LINE_COMMENT -> lineEnd();
          case BLOCK_COMMENT -> text.indexOf("*/", at + 2) + 2;
          case STRING -> stringEnd();
          case TEXT -> wordEnd();
          default -> at + 1;
        };
    return text.substring(start, at);
  }

  private int lineEnd() {
    int end = at;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int stringEnd() {
    int end = at + 1;
    while (text.charAt(end) != '"') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    return end + 1;
  }

  private int wordEnd() {
    int start = at;
    // The equals sign of != belongs to the word.
    int end = text.startsWith("!=", at) ? at + 2 : at + 1;
    for (at = end; at < text.length() && isWord(); at++) {
      end = at + 1;
    }
    at = start;
    return end;
  }

  private boolean isWord() {
    char c = text.charAt(at);
    return !isBlank(c) && !isLineEnd(c) && c != '!' && kind() == Kind.TEXT;
  }
}

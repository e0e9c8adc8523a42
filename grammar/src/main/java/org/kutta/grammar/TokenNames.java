package org.kutta.grammar;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.kutta.grammar.antlr.TableauSyntaxLexer;

/** What people call the tokens of the language. */
final class TokenNames {
  private static final int MAX_SHOWN = 30;
  private static final int MAX_LISTED = 4;

  private TokenNames() {}

  /** Returns how a diagnostic names the token that was found. */
  static String found(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the file";
      case TableauSyntaxLexer.NEWLINE -> "the end of the line";
      case TableauSyntaxLexer.RULE -> "a line of dashes";
      case TableauSyntaxLexer.STRING -> "a string";
      // An inserted brace has no text.
      case TableauSyntaxLexer.RIGHT_BRACE -> "`}`";
      default -> "`" + shortened(token.getText()) + "`";
    };
  }

  /** Returns how a diagnostic names the tokens that would have been right. */
  static String expected(IntervalSet types) {
    List<String> names = new ArrayList<>();
    if (types.contains(TableauSyntaxLexer.DECIMAL)) {
      names.add("an expression");
    } else if (types.contains(TableauSyntaxLexer.NAME)) {
      names.add("a name");
    }
    boolean wordsCovered = !names.isEmpty();
    for (int type : types.toArray()) {
      if (wordsCovered && isCoveredByExpression(type, types)) {
        continue;
      }
      names.add(name(type));
    }
    return names.size() > MAX_LISTED ? "something else" : joined(names);
  }

  /** Joins alternatives with commas and an {@code or}. */
  static String joined(List<String> names) {
    int last = names.size() - 1;
    return last <= 0
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  private static boolean isCoveredByExpression(int type, IntervalSet types) {
    boolean word = type >= TableauSyntaxLexer.METHOD && type <= TableauSyntaxLexer.NAME;
    boolean operand =
        type == TableauSyntaxLexer.INTEGER
            || type == TableauSyntaxLexer.DECIMAL
            || type == TableauSyntaxLexer.LEFT_PAREN
            || type == TableauSyntaxLexer.MINUS;
    return (word && type != TableauSyntaxLexer.UNDERSCORE)
        || type == TableauSyntaxLexer.NEWLINE
        || (operand && types.contains(TableauSyntaxLexer.DECIMAL));
  }

  private static String name(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case TableauSyntaxLexer.NEWLINE -> "the end of the line";
      case TableauSyntaxLexer.INTEGER -> "an integer";
      case TableauSyntaxLexer.STRING -> "a string";
      case TableauSyntaxLexer.RULE -> "a line of dashes";
      default -> "`" + literal(type) + "`";
    };
  }

  private static String literal(int type) {
    String quoted = TableauSyntaxLexer.VOCABULARY.getDisplayName(type);
    return quoted.startsWith("'") ? quoted.substring(1, quoted.length() - 1) : quoted;
  }

  private static String shortened(String text) {
    return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
  }
}

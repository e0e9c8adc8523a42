package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.kutta.grammar.ExpressionStripper.NOWHERE;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.Expression;
import org.kutta.grammar.syntax.ExpressionPrinter;
import org.kutta.grammar.syntax.Identifier;
import org.kutta.grammar.syntax.MethodDeclaration;
import org.kutta.grammar.syntax.Operator;
import org.kutta.grammar.syntax.SourceFile;
import org.kutta.grammar.syntax.StageRow;

/** What holds for all expressions and all texts. */
final class ParserPropertiesTest {
  private static final List<String> PIECES =
      List.of(
          "method",
          "family",
          "order",
          "embedded",
          "title",
          "let",
          "in",
          "and",
          "c",
          "b",
          "free",
          "stage",
          "A-stable",
          "SSP",
          "last",
          "row",
          "approximate",
          "x",
          "sqrt",
          "Name",
          "_",
          "0",
          "1/2",
          "0.5",
          "1e-3",
          ".5",
          "\"s\"",
          "\"",
          "\\",
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "|",
          ",",
          "=",
          "!=",
          "!",
          "+",
          "-",
          "*",
          "/",
          "^",
          "---",
          "--+--",
          "\n",
          "\r\n",
          "\t",
          " ",
          "//",
          "/*",
          "*/",
          "−",
          "×",
          "\u0000",
          "\uD800",
          "😀",
          "b^ | 1\n",
          "| 1\n",
          "0 |\n",
          "method M {\n",
          "method N = f(a = 1)\n",
          "family F(a in (0, 1]) {\n");

  @Property(tries = 500)
  void printedExpressionParsesBackToItself(@ForAll("expressions") Expression expression) {
    String printed = ExpressionPrinter.print(expression);

    Expression parsed = parseCell(printed);

    assertWithMessage("%s", printed).that(ExpressionStripper.strip(parsed)).isEqualTo(expression);
  }

  @Property(tries = 2000)
  void noTextMakesTheParserThrow(@ForAll("texts") String text) {
    assertWellBehaved(TableauParser.parse(SourceText.of("random.tableau", text)), text);
  }

  @Property(tries = 1000)
  void noLineInABodyMakesTheParserThrow(@ForAll("texts") String text) {
    String body = "method M {\n" + text + "\n}\nmethod Good {\n1 | 1\n---\n| 1\n}\n";
    assertWellBehaved(TableauParser.parse(SourceText.of("random.tableau", body)), body);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<Expression> expressions() {
    Arbitrary<Expression> numbers =
        Arbitraries.of("0", "1", "42", "0.1", ".5", "2.", "1e-18", "6.02E23")
            .map(text -> new Expression.NumberLiteral(text, NOWHERE));
    Arbitrary<Expression> names =
        Arbitraries.of("x", "b", "c", "order", "free", "A", "stable", "method", "alpha_1")
            .map(name -> new Expression.NameUse(name, NOWHERE));
    return Arbitraries.lazyOf(
        () -> numbers,
        () -> names,
        () -> expressions().map(x -> new Expression.Negation(x, NOWHERE)),
        () ->
            Combinators.combine(Arbitraries.of(Operator.class), expressions(), expressions())
                .as((sign, x, y) -> new Expression.Binary(sign, x, y, NOWHERE)),
        () ->
            Combinators.combine(expressions(), Arbitraries.integers())
                .as((x, n) -> new Expression.Power(x, n, NOWHERE)),
        () -> expressions().list().ofMaxSize(3).map(ParserPropertiesTest::call));
  }

  private static Expression call(List<Expression> arguments) {
    return new Expression.Call(new Identifier("sqrt", NOWHERE), arguments, NOWHERE);
  }

  private static Expression parseCell(String cell) {
    String text = "method M {\n0 | " + cell + "\n---\n| 1\n}";
    Checked<SourceFile> checked = TableauParser.parse(SourceText.of("cell.tableau", text));
    assertWithMessage("%s", checked.diagnostics()).that(checked.hasErrors()).isFalse();
    MethodDeclaration method =
        (MethodDeclaration) checked.value().orElseThrow().declarations().get(0);
    StageRow row = method.body().table().orElseThrow().rows().get(0);
    return row.cells().get(0);
  }

  private static void assertWellBehaved(Checked<SourceFile> checked, String text) {
    int end = text.length();
    for (Diagnostic diagnostic : checked.diagnostics()) {
      assertThat(diagnostic.span().end()).isAtMost(end);
      assertThat(diagnostic.render()).contains(diagnostic.code().id());
    }
    assertThat(checked.diagnostics()).isInOrder(Diagnostic.BY_POSITION);
    assertThat(checked.value().isPresent() || checked.hasErrors()).isTrue();
    checked.value().ifPresent(TreeDump::of);
  }
}

package org.kutta.grammar;

import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.kutta.grammar.antlr.TableauSyntaxParser;
import org.kutta.grammar.antlr.TableauSyntaxParserBaseVisitor;
import org.kutta.grammar.source.Span;
import org.kutta.grammar.syntax.IntegerLiteral;
import org.kutta.grammar.syntax.Property;
import org.kutta.grammar.syntax.Statement;

/** Builds the statements of a body. */
final class StatementBuilder extends TableauSyntaxParserBaseVisitor<Statement> {
  private final SourceSpans spans;
  private final IntegerReader integers;
  private final ExpressionBuilder expressions;

  StatementBuilder(SourceSpans spans, IntegerReader integers, ExpressionBuilder expressions) {
    this.spans = spans;
    this.integers = integers;
    this.expressions = expressions;
  }

  @Override
  public Statement visitTitle(TableauSyntaxParser.TitleContext context) {
    return new Statement.Title(content(context.STRING()), spans.of(context));
  }

  @Override
  public Statement visitReference(TableauSyntaxParser.ReferenceContext context) {
    return new Statement.Reference(content(context.STRING()), spans.of(context));
  }

  @Override
  public Statement visitOrderClaim(TableauSyntaxParser.OrderClaimContext context) {
    IntegerLiteral order = integer(context.INTEGER());
    return new Statement.OrderClaim(order.value(), spans.of(context), order.span());
  }

  @Override
  public Statement visitEmbeddedClaim(TableauSyntaxParser.EmbeddedClaimContext context) {
    List<IntegerLiteral> orders = context.INTEGER().stream().map(this::integer).toList();
    return new Statement.EmbeddedClaim(orders, spans.of(context));
  }

  @Override
  public Statement visitStageOrderClaim(TableauSyntaxParser.StageOrderClaimContext context) {
    IntegerLiteral order = integer(context.INTEGER());
    return new Statement.StageOrderClaim(order.value(), spans.of(context), order.span());
  }

  @Override
  public Statement visitApproximate(TableauSyntaxParser.ApproximateContext context) {
    return new Statement.Approximate(expressions.build(context.expression()), spans.of(context));
  }

  @Override
  public Statement visitFreeAbscissae(TableauSyntaxParser.FreeAbscissaeContext context) {
    return new Statement.FreeAbscissae(spans.of(context));
  }

  @Override
  public Statement visitPropertyClaim(TableauSyntaxParser.PropertyClaimContext context) {
    return visit(context.property());
  }

  @Override
  public Statement visitAStable(TableauSyntaxParser.AStableContext context) {
    return claim(Property.A_STABLE, context);
  }

  @Override
  public Statement visitLStable(TableauSyntaxParser.LStableContext context) {
    return claim(Property.L_STABLE, context);
  }

  @Override
  public Statement visitSymplectic(TableauSyntaxParser.SymplecticContext context) {
    return claim(Property.SYMPLECTIC, context);
  }

  @Override
  public Statement visitSymmetric(TableauSyntaxParser.SymmetricContext context) {
    return claim(Property.SYMMETRIC, context);
  }

  @Override
  public Statement visitFsal(TableauSyntaxParser.FsalContext context) {
    return claim(Property.FSAL, context);
  }

  @Override
  public Statement visitSspClaim(TableauSyntaxParser.SspClaimContext context) {
    return new Statement.SspClaim(expressions.build(context.expression()), spans.of(context));
  }

  @Override
  public Statement visitLet(TableauSyntaxParser.LetContext context) {
    return new Statement.Let(
        expressions.name(context.name()),
        expressions.build(context.expression()),
        spans.of(context));
  }

  private Statement claim(Property property, ParserRuleContext context) {
    return new Statement.PropertyClaim(property, spans.of(context));
  }

  private IntegerLiteral integer(TerminalNode node) {
    Span span = spans.of(node.getSymbol());
    return new IntegerLiteral(integers.read(node.getText(), span), span);
  }

  /** Returns what a string says: without its quotes, escapes resolved. */
  private static String content(TerminalNode node) {
    String quoted = node.getText();
    StringBuilder result = new StringBuilder();
    // An unclosed string has been reported; that its last character is lost does not matter.
    for (int i = 1; i < quoted.length() - 1; i++) {
      if (quoted.charAt(i) == '\\') {
        i++;
      }
      result.append(quoted.charAt(i));
    }
    return result.toString();
  }
}

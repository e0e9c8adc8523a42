package org.kutta.grammar.syntax;

import java.util.List;
import org.kutta.grammar.source.Span;

/** A line of a body that is no part of the table. */
public sealed interface Statement {
  /** Returns where the statement stands. */
  Span span();

  /** Returns the words by which the language knows the statement, such as {@code stage order}. */
  String keyword();

  /** Tells whether a body may hold several of the kind. */
  default boolean repeatable() {
    return false;
  }

  /** Calls the method of {@code visitor} that fits. */
  <R> R accept(Visitor<R> visitor);

  /** One method for each kind of statement. */
  interface Visitor<R> {
    /** Visits {@code title "…"}. */
    R visitTitle(Title title);

    /** Visits {@code reference "…"}. */
    R visitReference(Reference reference);

    /** Visits {@code order 4}. */
    R visitOrder(OrderClaim claim);

    /** Visits {@code embedded 3}. */
    R visitEmbedded(EmbeddedClaim claim);

    /** Visits {@code stage order 2}. */
    R visitStageOrder(StageOrderClaim claim);

    /** Visits {@code approximate 1e-18}. */
    R visitApproximate(Approximate approximate);

    /** Visits {@code c free}. */
    R visitFreeAbscissae(FreeAbscissae free);

    /** Visits {@code A-stable} and its like. */
    R visitProperty(PropertyClaim claim);

    /** Visits {@code SSP 1}. */
    R visitSsp(SspClaim claim);

    /** Visits {@code let r = sqrt(3)/6}. */
    R visitLet(Let let);
  }

  /** {@code title "…"}. */
  record Title(String text, Span span) implements Statement {
    @Override
    public String keyword() {
      return "title";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitTitle(this);
    }
  }

  /** {@code reference "…"}. */
  record Reference(String text, Span span) implements Statement {
    @Override
    public String keyword() {
      return "reference";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitReference(this);
    }
  }

  /** {@code order 4}. */
  record OrderClaim(int order, Span span, Span orderSpan) implements Statement {
    @Override
    public String keyword() {
      return "order";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitOrder(this);
    }
  }

  /** {@code embedded 3, 2}: one order for each embedded row. */
  record EmbeddedClaim(List<IntegerLiteral> orders, Span span) implements Statement {
    /** Copies the orders. */
    public EmbeddedClaim {
      orders = List.copyOf(orders);
    }

    @Override
    public String keyword() {
      return "embedded";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitEmbedded(this);
    }
  }

  /** {@code stage order 2}. */
  record StageOrderClaim(int order, Span span, Span orderSpan) implements Statement {
    @Override
    public String keyword() {
      return "stage order";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitStageOrder(this);
    }
  }

  /** {@code approximate 1e-18}: the published numbers hold to this tolerance only. */
  record Approximate(Expression tolerance, Span span) implements Statement {
    @Override
    public String keyword() {
      return "approximate";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitApproximate(this);
    }
  }

  /** {@code c free}: an abscissa may differ from the sum of its row. */
  record FreeAbscissae(Span span) implements Statement {
    @Override
    public String keyword() {
      return "c free";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitFreeAbscissae(this);
    }
  }

  /** {@code A-stable} and its like. */
  record PropertyClaim(Property property, Span span) implements Statement {
    @Override
    public String keyword() {
      return property.keyword();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitProperty(this);
    }
  }

  /** {@code SSP 1}: strong stability is preserved up to this coefficient. */
  record SspClaim(Expression coefficient, Span span) implements Statement {
    @Override
    public String keyword() {
      return "SSP";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitSsp(this);
    }
  }

  /** {@code let r = sqrt(3)/6}. */
  record Let(Identifier name, Expression value, Span span) implements Statement {
    @Override
    public String keyword() {
      return "let";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visitLet(this);
    }
  }
}

package org.kutta.generator.emit;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kutta.generator.family.Family;
import org.kutta.generator.family.Formula;
import org.kutta.generator.family.Formulas;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.Coefficient;
import org.kutta.generator.plan.Origin;
import org.kutta.generator.plan.Origin.Derived;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Negation;
import org.kutta.generator.plan.Origin.OfForm;
import org.kutta.generator.plan.PlannedFamily;
import org.kutta.generator.symbolic.RationalFunction;
import org.kutta.generator.tableau.Tableau;

/** The coefficients of a family: functions of its parameters, by the formulas of its author. */
final class FamilyValues implements CoefficientValues {

  /** Longer functions are told by their formulas in the constructor. */
  private static final int LONGEST = 70;

  private final Family family;
  private final boolean isCollocation;

  /** The Java name of a parameter or {@code let}. */
  private final UnaryOperator<String> variable;

  FamilyValues(PlannedFamily planned, UnaryOperator<String> variable) {
    this.family = planned.family();
    this.isCollocation = planned.isCollocation();
    this.variable = variable;
  }

  @Override
  public boolean arePerInstance() {
    return true;
  }

  @Override
  public boolean areOfCollocation() {
    return isCollocation;
  }

  @Override
  public Optional<Real> constant(Coefficient coefficient) {
    return coefficient.origin().accept(new FunctionOf()).asConstant();
  }

  @Override
  public Expression expression(Origin origin) {
    Formula formula = origin.accept(new FormulaOf());
    String text = family.write(origin.accept(new FunctionOf())).replace("*", " ");
    return new Expression(
        FormulaText.java(formula, variable),
        FormulaText.words(formula),
        Optional.of(text).filter(words -> words.length() <= LONGEST));
  }

  private static IllegalStateException none(Origin origin) {
    return new IllegalStateException("a family's program has entries of the tableau: " + origin);
  }

  /** The value of an origin as a function of the parameters. */
  private final class FunctionOf implements Origin.Visitor<RationalFunction> {

    @Override
    public RationalFunction visitEntry(Entry entry) {
      Tableau<RationalFunction> tableau = family.tableau();
      int row = entry.row() - 1;
      int column = entry.column() - 1;
      return switch (entry.table()) {
        case A -> tableau.a(row, column);
        case B -> tableau.b().get(column);
        case E -> tableau.b().get(column).minus(tableau.embedded().get(0).get(column));
        case C -> tableau.c().get(row);
      };
    }

    @Override
    public RationalFunction visitOfForm(OfForm coefficient) {
      throw none(coefficient);
    }

    @Override
    public RationalFunction visitNumber(Origin.Number number) {
      return RationalFunction.FIELD.of(number.value());
    }

    @Override
    public RationalFunction visitNegation(Negation negation) {
      return RationalFunction.FIELD.negate(negation.operand().accept(this));
    }

    @Override
    public RationalFunction visitDerived(Derived derived) {
      RationalFunction left = derived.left().accept(this);
      RationalFunction right = derived.right().accept(this);
      return switch (derived.operator()) {
        case ADD -> RationalFunction.FIELD.plus(left, right);
        case SUBTRACT -> RationalFunction.FIELD.minus(left, right);
        case MULTIPLY -> RationalFunction.FIELD.times(left, right);
        case DIVIDE -> RationalFunction.FIELD.over(left, right);
      };
    }
  }

  /** What an author would write for an origin. */
  private final class FormulaOf implements Origin.Visitor<Formula> {

    @Override
    public Formula visitEntry(Entry entry) {
      Family.Formulas formulas = family.formulas();
      int row = entry.row() - 1;
      int column = entry.column() - 1;
      return switch (entry.table()) {
        case A -> formulas.a().get(row).get(column);
        case B -> formulas.b().get(column);
        case E -> formulas.differences().get(0).get(column);
        case C -> Formulas.of(entry.accept(new FunctionOf()), family.names());
      };
    }

    @Override
    public Formula visitOfForm(OfForm coefficient) {
      throw none(coefficient);
    }

    @Override
    public Formula visitNumber(Origin.Number number) {
      return new Formula.Constant(number.value());
    }

    @Override
    public Formula visitNegation(Negation negation) {
      return new Formula.Negation(negation.operand().accept(this));
    }

    @Override
    public Formula visitDerived(Derived derived) {
      return new Formula.Operation(
          derived.operator(), derived.left().accept(this), derived.right().accept(this));
    }
  }
}

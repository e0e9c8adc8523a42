package org.kutta.generator.plan;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.kutta.generator.number.Real;
import org.kutta.generator.plan.CombinationText.Style;
import org.kutta.generator.plan.Operand.Gradient;
import org.kutta.generator.plan.Operand.Point;
import org.kutta.generator.plan.Operation.Combine;
import org.kutta.generator.plan.Origin.Entry;
import org.kutta.generator.plan.Origin.Entry.Table;

/** What comments say of a combination follows from its operands and coefficients. */
final class CombinationTextTest {

  private static final Coefficient A31 = Coefficient.of(new Entry(Table.A, 3, 1), Real.of(-1, 8));
  private static final Coefficient A32 = Coefficient.of(new Entry(Table.A, 3, 2), Real.of(9, 40));

  private static Combine point(Term base) {
    return new Combine(
        new Point(3),
        List.of(
            base,
            Term.gradient(A31.negate(), Gradient.kept(1)),
            Term.gradient(A32.negate(), Gradient.fresh(2))));
  }

  @Test
  void pointSubtractsItsRow() {
    Combine combine = point(Term.of(Operand.START));

    assertThat(CombinationText.of(combine, Style.NUMBERS))
        .isEqualTo("Theta_3 = theta_n - h (-1/8 k1 + 9/40 k2)");
    assertThat(CombinationText.of(combine, Style.SYMBOLS))
        .isEqualTo("Theta_3 = theta_n - h (a31 k1 + a32 k2)");
  }

  @Test
  void placeThatHoldsAnotherPointIsCalledByThatPoint() {
    assertThat(CombinationText.of(point(Term.of(new Point(2))), Style.NUMBERS))
        .startsWith("Theta_3 = Theta_2 - h (");
    assertThat(CombinationText.of(point(Term.share(A31, new Point(2))), Style.SYMBOLS))
        .startsWith("Theta_3 = a31 Theta_2 - h (");
  }

  @Test
  void sumAddsAndIncrements() {
    Term gradient = Term.gradient(A31, Gradient.fresh(1));

    assertThat(CombinationText.of(new Combine(Operand.ERROR, List.of(gradient)), Style.NUMBERS))
        .isEqualTo("error = h (-1/8 k1)");
    assertThat(
            CombinationText.of(
                new Combine(Operand.ERROR, List.of(Term.of(Operand.ERROR), gradient)),
                Style.SYMBOLS))
        .isEqualTo("error += h (a31 k1)");
  }

  @Test
  void differenceOfEntriesStandsInParentheses() {
    Combine combine =
        new Combine(
            Point.RESULT,
            List.of(
                Term.of(new Point(3)), Term.gradient(A32.minus(A31).negate(), Gradient.fresh(2))));

    assertThat(CombinationText.of(combine, Style.SYMBOLS))
        .isEqualTo("theta_{n+1} = Theta_3 - h ((a32 - a31) k2)");
    assertThat(CombinationText.of(combine, Style.NUMBERS))
        .isEqualTo("theta_{n+1} = Theta_3 - h (7/20 k2)");
  }
}

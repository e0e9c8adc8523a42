package org.kutta.generator.tableau;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kutta.generator.number.Rational;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.StageRecurrence.Polynomials;

final class SchemeTest {

  private static final Scheme.Visitor<Real, String> KIND =
      new Scheme.Visitor<>() {
        @Override
        public String visitRungeKutta(RungeKutta<Real> rungeKutta) {
          return "table of " + rungeKutta.stages();
        }

        @Override
        public String visitRecurrence(StageRecurrence recurrence) {
          return "recurrence of " + recurrence.stages();
        }
      };

  @Test
  void aTableauKnowsTheSchemeThatItIsOf() {
    Tableau<Real> euler =
        new Tableau<>(
            Real.FIELD,
            List.of(List.of(Real.ZERO)),
            List.of(Real.ONE),
            List.of(),
            List.of(Real.ZERO));

    assertThat(euler.scheme().accept(KIND)).isEqualTo("table of 1");
    assertThat(euler.scheme().tableau()).isSameInstanceAs(euler);
    assertThat(euler.scheme().isWritten()).isTrue();
    assertThat(recurrence(5).tableau().scheme().accept(KIND)).isEqualTo("recurrence of 5");
  }

  @Test
  void theTableauOfARecurrenceIsWrittenUpToTwentyStages() {
    assertThat(recurrence(20).isWritten()).isTrue();
    assertThat(recurrence(21).isWritten()).isFalse();
  }

  /** The entries of 500 stages would take hours. */
  @Test
  @Timeout(20)
  void whatFollowsFromBeingARecurrenceNeedsNoEntries() {
    Tableau<Real> tableau = recurrence(500).tableau();

    assertThat(tableau.stages()).isEqualTo(500);
    assertThat(tableau.structure()).isEqualTo(Structure.EXPLICIT);
    assertThat(tableau.embedded()).isEmpty();
    assertThat(tableau.isFsal()).isFalse();
    assertThat(tableau.isStifflyAccurate()).isFalse();
    assertThat(tableau.isCollocation()).isFalse();
    assertThat(tableau.hasFreeAbscissae(Real.ZERO)).isFalse();
    assertThat(CoincidentStages.of(tableau).groups()).isEmpty();
    assertThat(tableau.toString()).contains("500 stages");
  }

  private static StageRecurrence recurrence(int stages) {
    return new StageRecurrence(Polynomials.CHEBYSHEV, 2, stages, Rational.of(1001, 1000));
  }
}

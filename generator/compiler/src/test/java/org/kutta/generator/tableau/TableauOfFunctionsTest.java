package org.kutta.generator.tableau;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;
import org.kutta.generator.symbolic.RationalFunction;

/**
 * A tableau is the same whether its entries are numbers or functions that happen to be constant.
 */
final class TableauOfFunctionsTest {

  private static final RationalFunction X = RationalFunction.variable(0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClassicalRk4",
        "DormandPrince54",
        "Gauss4",
        "RadauIIA5",
        "LobattoIIIB4",
        "TrBdf2",
        "Gill4"
      })
  void constantFunctionsHaveThePropertiesOfTheirNumbers(String name) {
    Tableau<Real> numbers = StandardLibrary.method(name).tableau();
    Tableau<RationalFunction> functions = constant(numbers);

    assertThat(functions.structure()).isEqualTo(numbers.structure());
    assertThat(functions.isFsal()).isEqualTo(numbers.isFsal());
    assertThat(functions.isStifflyAccurate()).isEqualTo(numbers.isStifflyAccurate());
    assertThat(functions.isCollocation()).isEqualTo(numbers.isCollocation());
    assertThat(functions.hasFreeAbscissae(Real.ZERO)).isFalse();
    assertThat(functions.reached(functions.b())).isEqualTo(numbers.reached(numbers.b()));
    assertThat(functions.map(Real.FIELD, RationalFunction.FIELD::asNumber)).hasValue(numbers);
  }

  @Test
  void aTableauHasNoValueWhereOneOfItsEntriesHasAPole() {
    RationalFunction inverse = RationalFunction.ONE.over(X);
    Tableau<RationalFunction> euler =
        new Tableau<>(
            RationalFunction.FIELD,
            List.of(List.of(RationalFunction.ZERO)),
            List.of(inverse),
            List.of(),
            List.of(RationalFunction.ZERO));

    assertThat(euler.map(Real.FIELD, entry -> entry.at(List.of(Real.ZERO)))).isEmpty();
    assertThat(euler.map(Real.FIELD, entry -> entry.at(List.of(Real.of(2)))).orElseThrow().b())
        .containsExactly(Real.of(1, 2));
  }

  @Test
  void aDependenceOnAParameterIsNoSmallNumber() {
    assertThat(RationalFunction.FIELD.isWithin(X, Real.ONE)).isFalse();
    assertThat(RationalFunction.FIELD.isWithin(X.minus(X), Real.ZERO)).isTrue();
    assertThat(RationalFunction.FIELD.isWithin(RationalFunction.ONE, Real.ONE)).isTrue();
    assertThat(RationalFunction.FIELD.asNumber(X)).isEmpty();
    assertThat(Real.FIELD.isWithin(Real.of(-1, 2), Real.of(1, 2))).isTrue();
    assertThat(Real.FIELD.isWithin(Real.of(-1), Real.of(1, 2))).isFalse();
  }

  private static Tableau<RationalFunction> constant(Tableau<Real> numbers) {
    return numbers
        .map(RationalFunction.FIELD, x -> Optional.of(RationalFunction.constant(x)))
        .orElseThrow();
  }
}

package org.kutta.grammar;

import static com.google.common.truth.Truth.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.grammar.source.SourceText;
import org.kutta.grammar.syntax.DerivedDeclaration;
import org.kutta.grammar.syntax.UsedNames;

/** Every place of an expression where a name can stand is searched. */
final class UsedNamesTest {

  @ParameterizedTest
  @CsvSource({"A/2, A", "-A, A", "a*A^2, 'a,A'", "sqrt(a + b)*A, 'a,b,A'", "2/3, ''"})
  void everyNameOfAnExpressionIsFound(String expression, String names) {
    SourceText text = SourceText.of("x", "method X = compose(" + expression + ")\n");
    DerivedDeclaration derived =
        (DerivedDeclaration) TableauParser.parse(text).value().orElseThrow().declarations().get(0);

    assertThat(UsedNames.of(derived.operands().get(0)))
        .isEqualTo(names.isEmpty() ? Set.of() : Set.of(names.split(",")));
  }
}

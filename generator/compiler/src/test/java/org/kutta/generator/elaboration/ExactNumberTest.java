package org.kutta.generator.elaboration;

import static com.google.common.truth.Truth.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.StandardLibrary;

/** Numbers of the language are exact. */
final class ExactNumberTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 1/10",
    "1e-18, 1/1000000000000000000",
    "2.50E+1, 25",
    "1.e2, 100",
    "1e+0000, 1",
    ".5, 1/2",
    "0.1 + 0.2 - 0.3, 0",
    "1/3*3, 1",
    "-2^2, -4",
    "(-2)^2, 4",
    "2^-3, 1/8",
    "0^0, 1",
    "--1/60, 1/60",
    "1/2/2, 1/4",
    "2 - 1 - 1, 0",
    "sqrt(12), 2*sqrt(3)",
    "sqrt(1/3), sqrt(3)/3",
    "sqrt(0), 0",
    "(1 + sqrt(5))/2 - 2/(1 + sqrt(5)), 1",
    "1/(sqrt(2) + sqrt(3)), -sqrt(2) + sqrt(3)",
    "(sqrt(2) - 1)^5*(sqrt(2) + 1)^5, 1"
  })
  void expressionHasItsExactValue(String expression, String value) {
    String text = "method M {\n 0 |\n _ | " + expression + "\n ---\n | 0, 1\n}\n";

    assertThat(StandardLibrary.tableau(text).a(1, 0).toString()).isEqualTo(value);
  }

  /** Nothing is factored, and nothing need be: zero tests find what a factor would tell. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "root((x - 1/2)*(x^2 - 2), 0, 1) - 1/2",
        "root((x^2 - 2)*(x^2 - 3), 3/2, 2) - sqrt(3)",
        "root((x^2 - 2)^2, 1, 2) - sqrt(2)",
        "root(x^4 - 5*x^2 + 6, 1, 3/2)^2 - 2",
        "root((x^3 - 2)*(x^3 - 3), 1.2, 1.3) - root(x^3 - 2, 1, 2)"
      })
  void aReduciblePolynomialHasTheSameRoots(String zero) {
    String text = "method M {\n 0 |\n _ | " + zero + "\n ---\n | 0, 1\n}\n";

    assertThat(StandardLibrary.tableau(text).a(1, 0).isZero()).isTrue();
  }
}

package org.kutta.cli.latex;

import static com.google.common.truth.Truth.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kutta.cli.input.TextFile;
import org.kutta.cli.report.FileReport;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** Exact numbers in LaTeX. */
final class LatexNumberTest {

  private static Real real(String text) {
    String table = "method X {\n _ | " + text + "\n ---\n | 1\n}\n";
    TextFile file = new TextFile("x", Optional.empty(), Checked.of(SourceText.of("x", table)));
    return FileReport.of(file).findings().get(0).method().tableau().a(0, 0);
  }

  private static String latex(String text) {
    return LatexNumber.of(real(text));
  }

  @Test
  void fractionsHaveTheirSignBeforeThem() {
    assertThat(latex("2/3")).isEqualTo("\\frac{2}{3}");
    assertThat(latex("-2/3")).isEqualTo("-\\frac{2}{3}");
    assertThat(latex("-5")).isEqualTo("-5");
  }

  @Test
  void rootsAreRoots() {
    assertThat(latex("sqrt(3)")).isEqualTo("\\sqrt{3}");
    assertThat(latex("1/2 - sqrt(3)/6")).isEqualTo("\\frac{1}{2} - \\frac{\\sqrt{3}}{6}");
    assertThat(latex("5*sqrt(2)/4")).isEqualTo("\\frac{5 \\sqrt{2}}{4}");
  }

  @Test
  void nestedRootsStayNested() {
    assertThat(latex("sqrt(2 + sqrt(3) + sqrt(5))")).isEqualTo("\\sqrt{2 + \\sqrt{3} + \\sqrt{5}}");
  }
}

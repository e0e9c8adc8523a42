package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.source.SourceText;

/** Claims that hold are proved, for implicit methods too. */
final class ClaimTest {

  private static final String MIDPOINT = "1/2 | 1/2\n---\n| 1\n";

  private static final String GAUSS =
      """
      let r = sqrt(3)/6
      1/2 - r | 1/4,     1/4 - r
      1/2 + r | 1/4 + r, 1/4
      ---
              | 1/2,     1/2
      """;

  @ParameterizedTest
  @ValueSource(strings = {"order 4", "stage order 2", "symplectic", "symmetric"})
  void gaussMethodHasItsProperties(String claim) {
    assertThat(prove(claim, GAUSS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order 2", "stage order 1", "symplectic", "symmetric"})
  void implicitMidpointRuleHasItsProperties(String claim) {
    assertThat(prove(claim, MIDPOINT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order 3", "order 5", "stage order 1", "stage order 3", "FSAL"})
  void otherPropertiesOfTheGaussMethodAreRefused(String claim) {
    assertThat(prove(claim, GAUSS)).hasSize(1);
  }

  @Test
  void roundedGaussMethodKeepsItsPropertiesToTheTolerance() {
    String rounded = GAUSS.replace("sqrt(3)/6", "0.288675134594812882");

    assertThat(prove("order 4\nstage order 2\nsymmetric", rounded)).hasSize(2);
    assertThat(prove("approximate 1e-17\norder 4\nstage order 2\nsymmetric\nsymplectic", rounded))
        .isEmpty();
  }

  @Test
  void roundedTableWithAWrongDigitIsRefused() {
    String wrong = GAUSS.replace("sqrt(3)/6", "0.288675134594812982");

    assertThat(prove("approximate 1e-17\norder 4", wrong)).hasSize(1);
  }

  @Test
  void classicalMethodFailsExactlyTheConditionsOfOrderFive() {
    Tableau<Real> tableau = StandardLibrary.method("ClassicalRk4").tableau();

    OrderProof proof = OrderProof.of(tableau, tableau.b());

    assertThat(proof.order()).isEqualTo(4);
    assertThat(proof.treesOfNextOrder()).isEqualTo(9);
    OrderCondition<Real> first =
        OrderCondition.of(proof.failing().get(0), tableau, tableau.b(), Real.ZERO);
    // Σ b_i c_i^4 = 5/24 for the quadrature of Simpson.
    assertThat(first.tree().toString()).isEqualTo("[•,•,•,•]");
    assertThat(first.found().toString()).isEqualTo("5/24");
    assertThat(first.residual().toString()).isEqualTo("1/120");
  }

  private static List<String> prove(String claims, String table) {
    String text = "method M {\n" + claims + "\n" + table + "}\n";
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("m.tableau", text));
    assertThat(checked.value().orElseThrow()).hasSize(checked.hasErrors() ? 0 : 1);
    return checked.diagnostics().stream().map(Diagnostic::render).collect(Collectors.toList());
  }
}

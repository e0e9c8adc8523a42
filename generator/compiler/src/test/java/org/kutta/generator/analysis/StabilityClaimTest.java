package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.TableauCompiler;
import org.kutta.generator.budget.Budget;
import org.kutta.grammar.Checked;
import org.kutta.grammar.Diagnostic;
import org.kutta.grammar.DiagnosticCode;
import org.kutta.grammar.source.SourceText;

/** Stability claims of published tables, whose fractions are rounded. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class StabilityClaimTest {

  /** Kennedy and Carpenter 2019; Euclid over its fractions takes seven minutes. */
  private static final String ESDIRK = read("Esdirk659");

  /** The tableau of the library, which claims a tolerance of 1e-25, with the claim `L-stable`. */
  private static final String KENNEDY_CARPENTER = read("KennedyCarpenter54");

  @Test
  void publishedEsdirkIsLStableToItsTolerance() {
    MethodAnalysis analysis = MethodAnalysis.of(proved(ESDIRK));

    assertThat(analysis.stability().function().atInfinity()).isWithin(1e-33).of(4.8948e-29);
    assertThat(analysis.stability().aStable()).isTrue();
    assertThat(analysis.stability().lStable()).isTrue();
  }

  @Test
  void withoutEnoughToleranceTheMessageSaysTheValueAndHowToClaimIt() {
    Diagnostic diagnostic = onlyDiagnostic(KENNEDY_CARPENTER);

    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.FALSE_PROPERTY);
    assertThat(diagnostic.render()).contains("|R| tends to about 3.6e-25");
    assertThat(diagnostic.render()).contains("write `approximate 1e-24`");
  }

  @Test
  void whatTheMessageOffersIsAccepted() {
    String edited = KENNEDY_CARPENTER.replace("approximate 1e-25", "approximate 1e-24");

    assertThat(MethodAnalysis.of(proved(edited)).stability().lStable()).isTrue();
  }

  @Test
  void toleranceThatFalsifiesAnotherClaimIsNotOffered() {
    // To 1e-24 the conditions of order 5 hold, so that order 4 would be understated.
    String understated =
        KENNEDY_CARPENTER.replace("approximate 1e-25", "approximate 1e-26").replace("5\n", "4\n");

    List<Diagnostic> diagnostics = diagnostics(understated);

    assertThat(diagnostics).isNotEmpty();
    diagnostics.forEach(d -> assertThat(d.render()).doesNotContain("approximate 1e-24"));
  }

  @ParameterizedTest(name = "gamma {0}: {1}")
  @CsvSource({
    "0.2929, 1e-3",
    "0.29289, 1e-4",
    "0.292893, 1e-5",
    "0.2928932, 1e-6",
    "0.292893218813, 1e-11",
  })
  void toleranceThatSufficesIsOfferedUpToThatOfTheLanguage(String gamma, String tolerance) {
    assertThat(uncorrected(sdirk(gamma, "")).help())
        .hasValue(
            "if the numbers are rounded, write `approximate %s`: every claim holds to that tolerance"
                .formatted(tolerance));
    assertThat(diagnostics(sdirk(gamma, "approximate " + tolerance))).isEmpty();
  }

  @Test
  void toleranceBeyondThatOfTheLanguageIsNotOffered() {
    assertThat(uncorrected(sdirk("0.29", "")).help()).isEmpty();
  }

  @ParameterizedTest(name = "gamma {0}, tolerance {1}: {2}")
  @CsvSource({
    // 1 − √2/2 makes R vanish at infinity; with seven digits |R| tends to 3.1e-7.
    "0.2928932, 1e-8, false",
    "0.29289322, 1e-8, false",
    "0.2928932188, 1e-8, true",
    "0.2928932188134525, 1e-14, true",
    "0.2928932188134525, 1e-17, false",
  })
  void truncatedGammaIsLStableToSomeTolerancesOnly(String gamma, String tolerance, boolean holds) {
    String sdirk = sdirk(gamma, "approximate " + tolerance);

    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("t", sdirk));

    assertThat(checked.hasErrors()).isEqualTo(!holds);
  }

  @Test
  void toleranceDoesNotForgiveAPoleInTheLeftHalfPlane() {
    String text =
        """
        method Wrong {
          approximate 1e-8
          A-stable
          -1/10 | -1/10
          ---+---
            | 1
        }
        """;

    assertThat(onlyDiagnostic(text).code()).isEqualTo(DiagnosticCode.FALSE_PROPERTY);
  }

  /** Of two stages, L-stable for gamma = 1 - sqrt(1/2). */
  private static String sdirk(String gamma, String approximate) {
    return """
        method Rounded {
          %s
          L-stable
          let g = %s
          _ | g
          _ | 1 - 2*g, g
          ---+---
            | 1/2, 1/2
        }
        """
        .formatted(approximate, gamma);
  }

  private static ProvedMethod proved(String text) {
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("table", text));
    assertThat(checked.diagnostics()).isEmpty();
    return checked.value().orElseThrow().get(0);
  }

  private static List<Diagnostic> diagnostics(String text) {
    return Proofs.of(SourceText.of("table", text)).diagnostics();
  }

  /** Returns what is said where there is no time to search for corrections. */
  private static Diagnostic uncorrected(String text) {
    SourceText source = SourceText.of("table", text);
    List<Diagnostic> diagnostics =
        TableauCompiler.judge(source, Budget.DEFAULT, Duration.ZERO).diagnostics();
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0);
  }

  private static Diagnostic onlyDiagnostic(String text) {
    List<Diagnostic> diagnostics = diagnostics(text);
    assertThat(diagnostics).hasSize(1);
    return diagnostics.get(0);
  }

  private static String read(String name) {
    String path = "/stability/" + name + ".tableau";
    try (InputStream in =
        Objects.requireNonNull(StabilityClaimTest.class.getResourceAsStream(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

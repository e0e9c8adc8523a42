package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** Explicit and implicit methods, exact and approximate, against an independent computation. */
final class MethodAnalysisTest {

  private static final double TOLERANCE = 2e-12;

  private static final Map<String, ProvedMethod> METHODS = methods();

  static List<String> rows() {
    return resource("analysis.csv").lines().filter(line -> !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyFigureAgreesWithTheReference(String row) {
    String[] cells = row.split(";");
    MethodAnalysis analysis = MethodAnalysis.of(METHODS.get(cells[0]));
    assertSame("real interval", analysis.stability().realInterval(), cells[1]);
    assertSame("imaginary interval", analysis.stability().imaginaryInterval(), cells[2]);
    assertSame("SSP coefficient", analysis.sspCoefficient(), cells[3]);
    assertThat(analysis.stability().aStable()).isEqualTo(Boolean.parseBoolean(cells[4]));
    assertThat(analysis.stability().lStable()).isEqualTo(Boolean.parseBoolean(cells[5]));
    assertSame("|R| at infinity", analysis.stability().function().atInfinity(), cells[6]);
    assertThat(analysis.traits().algebraicallyStable()).isEqualTo(Boolean.parseBoolean(cells[7]));
    assertSame("principal error", analysis.principalErrorNorm(), cells[8]);
    assertSame("numerator", analysis.stability().function().numerator(), cells[9]);
    assertSame("denominator", analysis.stability().function().denominator(), cells[10]);
  }

  @Test
  void everyReferenceMethodIsProved() {
    assertThat(METHODS).hasSize(rows().size());
  }

  private static void assertSame(String what, double found, String expected) {
    if (expected.equals("inf")) {
      assertWithMessage(what).that(found).isPositiveInfinity();
    } else {
      double value = Double.parseDouble(expected);
      assertWithMessage(what).that(found).isWithin(TOLERANCE * Math.max(1, value)).of(value);
    }
  }

  private static void assertSame(String what, List<Real> found, String expected) {
    String[] numbers = expected.split(" ");
    assertWithMessage(what).that(found).hasSize(numbers.length);
    for (int k = 0; k < numbers.length; k++) {
      assertSame(what + " " + k, found.get(k).toDouble(), numbers[k]);
    }
  }

  private static Map<String, ProvedMethod> methods() {
    Checked<List<ProvedMethod>> checked =
        Proofs.of(SourceText.of("analysis.tableau", resource("analysis.tableau")));
    assertThat(checked.diagnostics()).isEmpty();
    return checked.value().orElseThrow().stream()
        .collect(Collectors.toMap(ProvedMethod::name, method -> method));
  }

  private static String resource(String name) {
    try (InputStream in = MethodAnalysisTest.class.getResourceAsStream("/reference/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MethodAnalysis analysisOf(String text) {
    Checked<List<ProvedMethod>> checked = Proofs.of(SourceText.of("test", text));
    assertThat(checked.diagnostics()).isEmpty();
    return MethodAnalysis.of(checked.value().orElseThrow().get(0));
  }

  @Test
  void anEmbeddedRowIsAnalysedAsTheMethodThatItMakes() {
    MethodAnalysis euler = MethodAnalysis.of(StandardLibrary.method("Euler"));
    MethodAnalysis pair =
        analysisOf(
            """
            method HeunEuler21 {
              order 2
              embedded 1
              0 |
              1 | 1
              --+---------
              b | 1/2, 1/2
              b^| 1, 0
            }
            """);

    EmbeddedAnalysis row = pair.embedded().get(0);

    assertThat(row.stability().realInterval()).isEqualTo(euler.stability().realInterval());
    assertThat(row.stability().imaginaryInterval())
        .isEqualTo(euler.stability().imaginaryInterval());
    assertThat(row.stability().function().numerator())
        .isEqualTo(euler.stability().function().numerator());
    assertThat(row.principalErrorNorm()).isEqualTo(euler.principalErrorNorm());
  }

  @Test
  void theEmbeddedRowOfAnAStablePairMayBeUnstable() {
    MethodAnalysis pair =
        analysisOf(
            """
            method Trapezoid21 {
              order 2
              embedded 1
              0 |
              1 | 1/2, 1/2
              --+---------
              b | 1/2, 1/2
              b^| 1, 0
            }
            """);

    assertThat(pair.stability().aStable()).isTrue();
    assertThat(pair.embedded().get(0).stability().aStable()).isFalse();
    assertThat(pair.embedded().get(0).stability().realInterval()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "SspRk33, 1",
    "SspRk104, 6",
    "ImplicitMidpoint, 2",
    "BackwardEuler, infinite",
    "ClassicalRk4, 0",
    "Alexander2, about 2.414213562373095"
  })
  void coefficientsOfMonotonicityAreWrittenExactlyWhereTheyAreRational(String name, String words) {
    assertThat(AbsoluteMonotonicity.words(StandardLibrary.method(name).tableau(), Deadline.none()))
        .isEqualTo(words);
  }
}

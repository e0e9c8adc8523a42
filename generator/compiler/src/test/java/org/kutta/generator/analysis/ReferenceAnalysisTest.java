package org.kutta.generator.analysis;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kutta.generator.Proofs;
import org.kutta.generator.StandardLibrary;
import org.kutta.generator.budget.Deadline;
import org.kutta.generator.number.Real;
import org.kutta.generator.tableau.Tableau;
import org.kutta.grammar.Checked;
import org.kutta.grammar.source.SourceText;

/** Published methods against an independent computation, and small ones against a hand. */
final class ReferenceAnalysisTest {

  private static final Map<String, ProvedMethod> METHODS = methods();

  static List<String> rows() {
    return resource("methods.csv").lines().filter(line -> !line.startsWith("#")).toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void analysisAgreesWithTheReference(String row) {
    String[] cells = row.split(",");
    ProvedMethod method = METHODS.get(cells[0]);
    Tableau<Real> tableau = method.tableau();
    Properties<Real> properties =
        Properties.of(tableau, method.method().claims().tolerance(), Deadline.none());
    List<Integer> embedded = cells[3].equals("-") ? List.of() : List.of(Integer.valueOf(cells[3]));

    assertThat(tableau.stages()).isEqualTo(Integer.parseInt(cells[1]));
    assertThat(method.order()).isEqualTo(Integer.parseInt(cells[2]));
    assertThat(method.embeddedOrders()).isEqualTo(embedded);
    assertThat(properties.stageOrder()).isEqualTo(Integer.parseInt(cells[4]));
    double interval = Double.parseDouble(cells[5]);
    assertThat(StabilityFunction.of(tableau).realInterval())
        .isWithin(1e-12 * interval)
        .of(interval);
    assertThat(properties.isSymplectic()).isEqualTo(Boolean.parseBoolean(cells[6]));
    assertThat(properties.isSymmetric()).isEqualTo(Boolean.parseBoolean(cells[7]));
    assertThat(tableau.isFsal()).isEqualTo(Boolean.parseBoolean(cells[8]));
    assertThat(tableau.isStifflyAccurate()).isEqualTo(Boolean.parseBoolean(cells[9]));
  }

  @Test
  void everyReferenceMethodIsProved() {
    assertThat(METHODS).hasSize(rows().size());
  }

  @Test
  void stabilityOfEulerAndOfTheClassicalMethodAreThoseOfTheBook() {
    assertThat(realInterval("Euler")).isEqualTo(2.0);
    // R(−x)² = 1 at the real root of x³ − 4x² + 12x − 24.
    assertThat(realInterval("ClassicalRk4")).isEqualTo(2.785293563405282);
  }

  private static double realInterval(String name) {
    return StabilityFunction.of(StandardLibrary.method(name).tableau()).realInterval();
  }

  private static Map<String, ProvedMethod> methods() {
    Checked<List<ProvedMethod>> checked =
        Proofs.of(SourceText.of("methods.tableau", resource("methods.tableau")));
    checked.diagnostics().forEach(diagnostic -> System.err.println(diagnostic.render()));
    return checked.value().orElseThrow().stream()
        .collect(Collectors.toMap(ProvedMethod::name, method -> method));
  }

  private static String resource(String name) {
    try (InputStream in = ReferenceAnalysisTest.class.getResourceAsStream("/reference/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

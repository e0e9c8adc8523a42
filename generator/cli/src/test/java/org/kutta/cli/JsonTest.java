package org.kutta.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed for programs is what the schemas say. */
final class JsonTest {

  private static final String LIBRARY = "../../tableaus/src/main/tableaus";

  private static final String HEUN3 =
      """
      method Heun3 {
        order 4

          0 |
        1/3 | 1/3
        2/3 | 0,   2/3
        ----+------------
            | 1/4, 0, 3/4
      }
      """;

  private static final String IMPLICIT =
      """
      method Midpoint1 {
        1/2 | 1/2
        ----+----
            | 1
      }
      """;

  @TempDir Path temporary;

  private static JsonNode validated(String command, String document) throws IOException {
    try (InputStream schema = Kutta.class.getResourceAsStream("json/" + command + ".schema.json")) {
      JsonSchema validator = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
      JsonNode node = new ObjectMapper().readTree(document);
      assertThat(validator.validate(node)).isEmpty();
      return node;
    }
  }

  @Test
  void theWholeStandardLibraryIsCheckedAsTheSchemaSays() throws IOException {
    Run run = Run.of("check", "--format", "json", LIBRARY);

    JsonNode document = validated("check", run.out());
    assertThat(document.at("/files").size()).isAtLeast(28);
    assertThat(document.findValues("diagnostics").stream().mapToInt(JsonNode::size).sum())
        .isEqualTo(0);
    assertThat(run.exitCode()).isEqualTo(0);
  }

  @Test
  void aFalseClaimIsListedWithTheOrderThatIsProved() throws IOException {
    Path file = Files.writeString(temporary.resolve("heun3.tableau"), HEUN3);

    Run run = Run.of("check", "--format", "json", file.toString());

    JsonNode document = validated("check", run.out());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(document.at("/files/0/path").textValue()).isEqualTo(file.toString());
    assertThat(document.at("/files/0/methods/0/order/claimed").intValue()).isEqualTo(4);
    assertThat(document.at("/files/0/methods/0/order/verified").intValue()).isEqualTo(3);
    JsonNode diagnostic = document.at("/files/0/diagnostics/0");
    assertThat(diagnostic.get("code").textValue()).isEqualTo("K030");
    assertThat(diagnostic.get("line").intValue()).isEqualTo(2);
    assertThat(diagnostic.get("column").intValue()).isEqualTo(9);
    assertThat(diagnostic.get("endColumn").intValue()).isEqualTo(10);
  }

  @Test
  void aMissingFileIsADiagnostic() throws IOException {
    Run run = Run.of("check", "--format", "json", temporary.resolve("none.tableau").toString());

    JsonNode document = validated("check", run.out());
    assertThat(document.at("/files/0/diagnostics/0/code").textValue()).isEqualTo("K050");
    assertThat(document.at("/files/0/methods").size()).isEqualTo(0);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void infinityIsNull() throws IOException {
    Path file = Files.writeString(temporary.resolve("midpoint.tableau"), IMPLICIT);

    JsonNode document =
        validated("show", Run.of("show", "--format", "json", file.toString()).out());

    JsonNode analysis = document.at("/files/0/methods/0/analysis");
    assertThat(analysis.get("realInterval").isNull()).isTrue();
    assertThat(analysis.get("aStable").booleanValue()).isTrue();
    assertThat(analysis.at("/stabilityFunction/denominator").toString())
        .isEqualTo("[\"1\",\"-1/2\"]");
    assertThat(document.at("/files/0/methods/0/order/claimed").isNull()).isTrue();
  }

  @Test
  void embeddedRowsAreAnalysedToo() throws IOException {
    JsonNode document =
        validated("show", Run.of("show", "--format", "json", "DormandPrince54").out());

    JsonNode row = document.at("/files/0/methods/0/analysis/embedded/0");
    assertThat(document.at("/files/0/methods/0/analysis/embedded").size()).isEqualTo(1);
    // R of the fourth-order weights agrees with exp(z) so far.
    assertThat(row.at("/stabilityFunction/numerator").toString())
        .startsWith("[\"1\",\"1\",\"1/2\",\"1/6\",\"1/24\",");
    assertThat(row.get("realInterval").doubleValue()).isGreaterThan(1);
  }

  @Test
  void freeAbscissaeAreToldFromRowSums() throws IOException {
    String text = "method M {\n order 2\n c free\n 1/4 |\n 3/4 | 1\n ---\n | 1/2, 1/2\n}\n";
    Path file = Files.writeString(temporary.resolve("free.tableau"), text);

    JsonNode document =
        validated("check", Run.of("check", "--format", "json", file.toString()).out());

    assertThat(document.at("/files/0/methods/0/freeAbscissae").booleanValue()).isTrue();
  }

  @Test
  void numericProofsNameTheirTolerance() throws IOException {
    JsonNode document = validated("show", Run.of("show", "--format", "json", "Tsitouras54").out());

    JsonNode order = document.at("/files/0/methods/0/order");
    assertThat(order.get("proof").textValue()).isEqualTo("numeric");
    assertThat(order.get("tolerance").doubleValue()).isEqualTo(1e-36);
  }

  @Test
  void theListIsAsTheSchemaSays() throws IOException {
    JsonNode document = validated("list", Run.of("list", "--format", "json").out());

    assertThat(document.findValuesAsText("name")).containsAtLeast("ClassicalRk4", "Heun2");
  }

  @Test
  void documentsAreAscii() throws IOException {
    String hostile = "method \u202EHeun\u001B[31m {\n}\n";
    Path file = Files.writeString(temporary.resolve("hostile.tableau"), hostile);

    String document = Run.of("check", "--format", "json", file.toString()).out();

    validated("check", document);
    assertThat(document.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))).isTrue();
  }

  /** Mistakes of every kind, families, implicit and approximate methods. */
  @ParameterizedTest
  @ValueSource(strings = {"check", "show"})
  void whateverIsWrongTheDocumentIsAsTheSchemaSays(String command) throws IOException {
    String mistakes = "../compiler/src/test/resources/golden/diagnostics";

    Run run = Run.of(command, "--format", "json", mistakes);

    JsonNode document = validated(command, run.out());
    assertThat(document.at("/files").size()).isAtLeast(32);
    assertThat(document.findValuesAsText("code")).containsAtLeast("K020", "K030", "K037");
    assertThat(run.exitCode()).isEqualTo(1);
  }
}

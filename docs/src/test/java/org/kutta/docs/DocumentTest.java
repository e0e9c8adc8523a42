package org.kutta.docs;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents can be read in a terminal of 100 columns, and their links lead somewhere. */
final class DocumentTest {

  private static final int COLUMNS = 100;

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");

  static List<Path> documents() throws IOException {
    return Checkout.documents();
  }

  @Test
  void allDocumentsAreFound() throws IOException {
    assertThat(documents()).contains(Path.of("README.md"));
    assertThat(documents()).contains(Path.of("docs/training.md"));
    assertThat(documents().size()).isAtLeast(100);
  }

  /** Rows of tables cannot wrap; what commands print is shown as it is. */
  @ParameterizedTest
  @MethodSource("documents")
  void linesAreAtMost100ColumnsWide(Path document) throws IOException {
    List<String> wide = new ArrayList<>();
    boolean fenced = false;
    int number = 0;
    for (String line : Files.readAllLines(Checkout.ROOT.resolve(document))) {
      number++;
      fenced ^= line.strip().startsWith("```");
      boolean isOutput = fenced && line.startsWith("  ") && isAboutDiagnostics(document);
      if (line.codePointCount(0, line.length()) > COLUMNS
          && !line.strip().startsWith("|")
          && !isOutput) {
        wide.add(number + ": " + line);
      }
    }
    assertThat(wide).isEmpty();
  }

  private static boolean isAboutDiagnostics(Path document) {
    return document.endsWith("docs/diagnostics.md")
        || document.getParent() != null && document.getParent().endsWith("explain");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void linksToFilesLeadSomewhere(Path document) throws IOException {
    Path file = Checkout.ROOT.resolve(document);
    List<String> broken =
        LINK.matcher(Files.readString(file))
            .results()
            .map(link -> link.group(1))
            .filter(target -> !target.contains(":"))
            .filter(target -> !Files.exists(file.resolveSibling(target)))
            .toList();
    assertThat(broken).isEmpty();
  }
}

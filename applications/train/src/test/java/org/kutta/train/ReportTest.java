package org.kutta.train;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/** The report of a run whose data lie under a hostile path. */
final class ReportTest {

  /** No slash can stand in a name, so the closing tag is spelt without one. */
  private static final String HOSTILE = "<script>alert('x')<script> & \"q\" <svg onload='y'>";

  @TempDir private static Path root;
  private static Path report;
  private static Path data;
  private static CommandRun run;
  private static Page page;

  @BeforeAll
  static void train() throws IOException {
    data = root.resolve(HOSTILE);
    TinyData.writeTo(data);
    report = Files.createDirectory(root.resolve("reports")).resolve("r.html");
    Files.writeString(report, "from before");
    run =
        CommandRun.of(
            "--data",
            data.toString(),
            "--batch-size=4",
            "--layers=3",
            "--evaluations=8",
            "--report",
            report.toString());
    assertThat(run.complaints()).isEmpty();
    page = Page.of(Files.readString(report));
  }

  @Test
  void replacesTheOneFromBeforeAndLeavesNoOtherFile() throws IOException {
    try (Stream<Path> files = Files.list(report.getParent())) {
      assertThat(files.toList()).containsExactly(report);
    }
    assertThat(Files.readString(report)).doesNotContain("from before");
    assertThat(run.err()).endsWith("report: " + report + "\n");
  }

  @Test
  void showsTheHostilePathAsText() {
    assertThat(page.texts("div")).contains("IDX files in " + data);
    assertThat(page.elements("script")).isEmpty();
    assertThat(page.attributes().stream().map(Attr::getName).toList()).doesNotContain("onload");
  }

  @Test
  void showsTheCommandAsAShellUnderstandsIt() {
    assertThat(page.texts("div"))
        .contains(
            "kutta train --data '%s' --batch-size=4 --layers=3 --evaluations=8 --report %s --no-checkpoint"
                .formatted(data.toString().replace("'", "'\\''"), report));
  }

  @Test
  void hasFourChartsThatAreNamedForThoseWhoHearThem() {
    assertThat(page.elements("svg").stream().map(svg -> svg.getAttribute("aria-label")).toList())
        .containsExactly(
            "Loss by gradient evaluations",
            "Accuracy by gradient evaluations",
            "Loss by time",
            "Accuracy by time")
        .inOrder();
  }

  @Test
  void eachChartHasACurveOfEachOptimizer() {
    for (Element svg : page.elements("svg")) {
      String drawn = attributes(svg, "stroke");
      for (String colour :
          List.of("rgb(43,132,198)", "rgb(213,94,0)", "rgb(0,158,115)", "rgb(192,96,154)")) {
        assertThat(drawn).contains(colour);
      }
    }
  }

  private static String attributes(Element element, String name) {
    StringBuilder values = new StringBuilder(element.getAttribute(name)).append(' ');
    for (int i = 0; i < element.getChildNodes().getLength(); i++) {
      if (element.getChildNodes().item(i) instanceof Element child) {
        values.append(attributes(child, name));
      }
    }
    return values.toString();
  }

  @Test
  void loadsNothingFromOutside() throws IOException {
    List<String> loading = List.of("src", "href", "xlink:href", "srcset", "data", "action");
    assertThat(page.attributes().stream().map(Attr::getName).filter(loading::contains).toList())
        .isEmpty();
    assertThat(page.elements("link")).isEmpty();

    String html = Files.readString(report);
    assertThat(html).doesNotContain("@import");
    Matcher url = Pattern.compile("url\\(([^)]*)\\)").matcher(html);
    while (url.find()) {
      assertThat(url.group(1)).startsWith("#");
    }
  }

  @Test
  void forbidsScriptsAndAnythingFromOutside() {
    assertThat(
            page.elements("meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .map(meta -> meta.getAttribute("content"))
                .toList())
        .containsExactly("default-src 'none'; style-src 'unsafe-inline'");
  }

  @Test
  void idsAreUniqueAndClipPathsExist() {
    List<String> ids =
        page.attributes().stream()
            .filter(attribute -> attribute.getName().equals("id"))
            .map(Attr::getValue)
            .toList();

    assertThat(ids).isNotEmpty();
    assertThat(ids).containsNoDuplicates();
    List<String> used =
        page.attributes().stream()
            .filter(attribute -> attribute.getName().equals("clip-path"))
            .map(attribute -> attribute.getValue().replaceAll("url\\(#(.*)\\)", "$1"))
            .distinct()
            .toList();
    assertThat(used).isNotEmpty();
    assertThat(ids).containsAtLeastElementsIn(used);
  }

  @Test
  void tableSaysWhatTheTerminalSays() {
    Element results =
        page.elements("table").stream()
            .filter(table -> table.getAttribute("class").equals("results"))
            .findFirst()
            .orElseThrow();

    StringBuilder cells = new StringBuilder();
    run.table().forEach(row -> row.forEach(cells::append));
    assertThat(results.getTextContent()).isEqualTo(cells.toString());
  }
}

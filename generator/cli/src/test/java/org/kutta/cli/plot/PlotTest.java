package org.kutta.cli.plot;

import static com.google.common.truth.Truth.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kutta.cli.Run;

/** What pictures show, and that no text of a user can change their structure. */
final class PlotTest {

  private static final String HOSTILE =
      """
      method Evil {
          title "</title><script>alert(1)</script> & \\" --> \\\\"
          order 1

          0 |
          --+--
            | 1
      }
      """;

  @TempDir Path temporary;

  private String plotted(String file, String... arguments) throws Exception {
    Path output = temporary.resolve(file);
    List<String> command = new ArrayList<>(List.of("plot", "--output", output.toString()));
    command.addAll(List.of(arguments));
    Run run = Run.of(command.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(0);
    return Files.readString(output);
  }

  private static double leftmost(List<List<Contour.Point>> polygons) {
    return polygons.stream()
        .flatMap(List::stream)
        .mapToDouble(Contour.Point::x)
        .min()
        .orElseThrow();
  }

  @Test
  void theContourOfADiscIsOneCircle() {
    Window window = Window.square(2);

    List<List<Contour.Point>> polygons = Contour.of((x, y) -> x * x + y * y - 1, window, 200, 200);

    assertThat(polygons).hasSize(1);
    for (Contour.Point p : polygons.get(0)) {
      assertThat(Math.hypot(4 * p.x() - 2, 2 - 4 * p.y())).isWithin(1e-3).of(1);
    }
  }

  @Test
  void aRingHasAHole() {
    List<List<Contour.Point>> polygons =
        Contour.of((x, y) -> Math.abs(Math.hypot(x, y) - 1) - 0.5, Window.square(2), 100, 100);

    assertThat(polygons).hasSize(2);
  }

  @Test
  void whatLeavesTheWindowIsClosedAtItsRim() {
    List<List<Contour.Point>> polygons = Contour.of((x, y) -> x, Window.square(1), 10, 10);

    assertThat(polygons).hasSize(1);
    assertThat(leftmost(polygons)).isWithin(1e-3).of(0);
  }

  @Test
  void polesAndOverflowsAreOutside() {
    List<List<Contour.Point>> polygons =
        Contour.of((x, y) -> x < 0 ? Double.NaN : Double.NEGATIVE_INFINITY, Window.square(1), 8, 8);

    assertThat(polygons).hasSize(1);
  }

  @Test
  void picturesAreTheSameEveryTime() throws Exception {
    assertThat(plotted("a.svg", "ClassicalRk4", "Heun2"))
        .isEqualTo(plotted("b.svg", "ClassicalRk4", "Heun2"));
  }

  @Test
  void svgIsWellFormedWhateverTheTitle() throws Exception {
    Path file = Files.writeString(temporary.resolve("evil.tableau"), HOSTILE);

    String svg = plotted("evil.svg", file.toString(), "Heun2");

    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void htmlEscapesTitles() throws Exception {
    Path file = Files.writeString(temporary.resolve("evil.tableau"), HOSTILE);

    String page = plotted("evil.html", file.toString());

    assertThat(page).doesNotContain("<script");
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;");
  }

  @Test
  void thePageComparesTheFactsOfAllMethods() throws Exception {
    String page = plotted("facts.html", "ClassicalRk4", "SspRk104");

    assertThat(page).contains("<th scope=\"col\">principal error</th>");
    assertThat(page).containsMatch("ClassicalRk4</th>(?s:.){0,400}<td>2.78529</td>");
    assertThat(page).containsMatch("SspRk104</th>(?s:.){0,400}<td>13.917</td>");
  }

  @Test
  void thePageNeedsNothingButItself() throws Exception {
    String page = plotted("alone.html", "Heun2");

    assertThat(page).doesNotContainMatch("(src|href)=");
    assertThat(page).doesNotContain("@import");
    assertThat(page).contains("prefers-color-scheme: dark");
  }

  @Test
  void otherFormatsAreRefused() {
    Run run = Run.of("plot", "--output", temporary.resolve("a.png").toString(), "Heun2");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(".svg or .html");
  }
}

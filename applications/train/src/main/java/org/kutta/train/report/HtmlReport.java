package org.kutta.train.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.span;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import j2html.tags.DomContent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kutta.train.result.Training;
import org.kutta.train.result.TrainingFormat;

/**
 * A comparison as one HTML page that needs no other file.
 *
 * @param summary one sentence on what was compared
 * @param trainings compared
 * @param settings under which, by name
 * @param notes on how to read the figures
 */
public record HtmlReport(
    String summary,
    List<Training> trainings,
    Map<String, List<String>> settings,
    List<String> notes) {

  private static final String TITLE = "Kutta: optimizers compared";

  public HtmlReport {
    trainings = List.copyOf(trainings);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    notes = List.copyOf(notes);
  }

  /**
   * Returns whether reports have curves here: some slim machines lack the fonts that Java needs.
   */
  public static boolean hasCurves() {
    return ChartFonts.FOUND;
  }

  /** Returns the page. */
  public String page() {
    List<Curve> curves = Curve.of(trainings);
    return HtmlPage.of(
        TITLE,
        p(summary).withClass("summary"),
        results(curves),
        failures(),
        drawings(curves),
        h2("How to read this"),
        ul(each(notes, note -> li(note))),
        h2("Settings"),
        HtmlPage.settings(settings));
  }

  private static DomContent results(List<Curve> curves) {
    return div(table(
                thead(tr(each(TrainingFormat.COLUMNS, column -> th(column)))),
                tbody(each(curves, curve -> row(curve))))
            .withClass("results"))
        .withClass("scroll");
  }

  private static DomContent row(Curve curve) {
    List<String> cells = TrainingFormat.cells(curve.training());
    return tr(
        th(span().withClass("line").withStyle(curve.style().border()), span(cells.get(0))),
        each(cells.subList(1, cells.size()), cell -> td(cell)));
  }

  private DomContent failures() {
    return each(
        trainings.stream()
            .flatMap(training -> training.failure().stream())
            .map(failure -> p("Diverged: " + failure).withClass("failure")));
  }

  private static DomContent drawings(List<Curve> curves) {
    return hasCurves()
        ? div(each(Chart.ALL, chart -> figure(rawHtml(chart.of(curves).svg())))).withClass("charts")
        : p("There are no curves: this Java found no fonts to draw them with.");
  }
}

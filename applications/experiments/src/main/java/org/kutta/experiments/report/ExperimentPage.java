package org.kutta.experiments.report;

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
import java.util.List;
import java.util.stream.IntStream;
import org.kutta.train.report.HtmlPage;
import org.kutta.train.report.HtmlReport;
import org.kutta.train.report.LineStyle;

/** The HTML report of an experiment. */
public final class ExperimentPage {

  private ExperimentPage() {}

  /** Returns the page. */
  public static String of(String name, String summary, Findings findings) {
    return HtmlPage.of(
        "Kutta experiment: " + name,
        p(summary).withClass("summary"),
        each(findings.tables(), ExperimentPage::results),
        each(findings.figures(), ExperimentPage::curves),
        h2("How to read this"),
        ul(each(findings.notes(), note -> li(note))),
        h2("Settings"),
        HtmlPage.settings(findings.settings()));
  }

  private static DomContent results(Table results) {
    return div(
        h2(results.title()),
        div(table(
                    thead(tr(each(results.columns(), column -> th(column)))),
                    tbody(each(results.rows(), ExperimentPage::row)))
                .withClass("results"))
            .withClass("scroll"));
  }

  private static DomContent row(List<String> cells) {
    return tr(th(cells.get(0)), each(cells.subList(1, cells.size()), cell -> td(cell)));
  }

  private static DomContent curves(Figure group) {
    if (!HtmlReport.hasCurves()) {
      return p("There are no curves: this Java found no fonts to draw them with.");
    }
    return div(
        h2(group.title()),
        p(
            each(
                IntStream.range(0, group.names().size()).boxed().toList(),
                i ->
                    span(
                        span().withClass("line").withStyle(LineStyle.number(i).border()),
                        span(group.names().get(i) + "\u2003")))),
        div(each(group.plots(), plot -> figure(rawHtml(plot.svg())))).withClass("charts"));
  }
}
